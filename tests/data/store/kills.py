"""Kills a process that imports, again and again at random moments, and looks at what is left.

`python -m tests.data.store.kills --kills 200` is part of `make nightly`; a few are in the tests.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from time import sleep

from data.dataset import checksum_of
from data.problem import Problem
from data.store.store import WORK, Store
from data.store.version import Version
from tests.data.store import writer

LONGEST_S = 0.4


class LossError(AssertionError):
    """What was stored is not what is found."""


def killed(folder: Path, seed: int) -> None:
    """Start a writer and kill it at a moment of chance after it has begun."""
    with writer.started("endless", folder, seed) as process:
        if process.stdout is None or process.stdout.readline() != writer.READY:
            raise LossError(f"the writer of seed {seed} did not begin")
        sleep(random.Random(seed).uniform(0, LONGEST_S))
        if process.poll() is not None:
            raise LossError(f"the writer of seed {seed} ended by itself")
        process.kill()


def examine(folder: Path, before: dict[str, tuple[Version, ...]]) -> dict[str, tuple[Version, ...]]:
    """All versions, found whole and without litter. Raises LossError otherwise."""
    store = Store(folder)
    store.clear()
    found = {name: store.versions(name) for name in store.names()}
    needed = set()
    for name, versions in found.items():
        _agree([v.number for v in versions], list(range(len(versions))), f"numbers of {name}")
        _agree(versions[: len(before.get(name, ()))], before.get(name, ()), f"past of {name}")
        for version in versions:
            paths = store.paths(name, version.number)
            # A removal, and a removal that is in force again, hold no files.
            checksum = checksum_of(paths) if paths else ""
            _agree(checksum, version.checksum, f"{name} {version.number}")
            rows = store.facts(name, version.number).collect().height
            _agree(rows, version.counts.rows, f"rows of {name} {version.number}")
            needed.update(paths)
    _agree(set(folder.glob("*/*.parquet")), needed, "files")
    _agree(list(folder.glob(f"{WORK}/*")), [], "working folders")
    _agree(list(folder.glob("*/_delta_log/*.tmp")), [], "commits half made")
    return found


def _agree(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise LossError(f"{what}: {found} is not {expected}")


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 where nothing was lost, 1 where something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.data.store.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        found: dict[str, tuple[Version, ...]] = {}
        for seed in range(options.seed, options.seed + options.kills):
            killed(Path(place), seed)
            try:
                found = examine(Path(place), found)
            except (LossError, Problem) as loss:
                sys.stderr.write(f"seed {seed}: {loss}\n")
                return 1
    versions = sum(map(len, found.values()))
    sys.stdout.write(f"{options.kills} kills, {versions} versions, nothing lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
