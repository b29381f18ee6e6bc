"""Kills a process that imports, again and again at random moments, and looks at what is left.

`python -m tests.data.store.kills --kills 200` is part of `make nightly`; a few are in the tests.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from data.dataset import checksum_of
from data.problem import Problem
from data.store.store import WORK, Store
from data.store.version import How, Version
from tests.data.store.rows import card, facts

SPAWN = multiprocessing.get_context("spawn")
NAMES = ("trade", "other")
LONGEST_S = 0.4
ROWS = 2_000
HOWS: tuple[How, ...] = ("replace", "append", "correct")


class LossError(AssertionError):
    """What was stored is not what is found."""


def write(folder: Path, seed: int, ready: Connection) -> None:
    """Import, restore and remove without end."""
    store, chance = Store(folder), random.Random(seed)
    # The first change loads what it needs; the moments of interest come after that.
    act(store, chance.choice(NAMES), chance, f"{seed}")
    ready.send(True)
    for number in count():
        name = chance.choice(NAMES)
        act(store, name, chance, f"{seed}-{number}")


def act(store: Store, name: str, chance: random.Random, mark: str) -> None:
    """One change of a dataset, chosen by chance; what can't be done is left."""
    values = {f"{mark}-{row}": chance.random() for row in range(chance.randint(1, ROWS))}
    try:
        match chance.randrange(8):
            case 0:
                store.remove(name, "Ada", mark)
            case 1:
                last = store.newest(name)
                store.restore(name, chance.randint(0, last.number if last else 0), "Ada", mark)
            case _:
                rows = facts(values, name=name).lazy()
                store.add(card(name), rows, chance.choice(HOWS), who="Ada", note=mark)
    except Problem:
        return


def killed(folder: Path, seed: int) -> None:
    """Start a writer and kill it at a moment of chance after it has begun."""
    ours, theirs = SPAWN.Pipe()
    writer = SPAWN.Process(target=write, args=(folder, seed, theirs))
    writer.start()
    ours.recv()
    writer.join(random.Random(seed).uniform(0, LONGEST_S))
    if not writer.is_alive() or writer.pid is None:
        raise LossError(f"the writer of seed {seed} ended by itself")
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()


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
            if version.action != "remove":
                _agree(checksum_of(paths), version.checksum, f"{name} {version.number}")
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
