"""Dirties known tables in the ways in which files from abroad are dirty, one or several at once.

`python -m benchmarks.dirty FOLDER [--files 600]` writes the files, and what should be read beside
them, in the folder `clean`.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.clean import SOURCES, Clean
from benchmarks.dirty_file import Dirty
from benchmarks.faults import ALONE, FAULTS

FILES: Final = 600
SEED: Final = 20_261_126
SEVERAL: Final = 3
"""Most faults that one file has at once."""


def dirtied(number: int) -> Dirty:
    """The file of a number: every fault on its own in turn, then several at once."""
    random = Random(SEED + number)
    clean: Clean = SOURCES[number % len(SOURCES)](random)
    dirty = Dirty(clean.titles, clean.rows, random, header=[clean.titles])
    dirty.quotes_all = random.random() < 1 / 3
    names = list(FAULTS)
    mixed = [name for name in names if name not in ALONE]
    turn = number // len(SOURCES)
    several = sorted(random.sample(mixed, random.randrange(2, SEVERAL + 1)), key=names.index)
    for name in [names[turn]] if turn < len(names) else several:
        FAULTS[name](dirty)
        dirty.faults.append(name)
    return dirty


def files(count: int = FILES) -> Iterator[tuple[str, Dirty]]:
    """Names and files; the names tell the faults."""
    for number in range(count):
        dirty = dirtied(number)
        yield f"{number:04d}_{'+'.join(dirty.faults)}.csv", dirty


def main() -> None:
    """Write the files and, in a folder beside them, what should be read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dirty", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=FILES)
    options = parser.parse_args()
    clean = options.folder / "clean"
    clean.mkdir(parents=True, exist_ok=True)
    for name, dirty in files(options.files):
        (options.folder / name).write_bytes(dirty.content())
        with (clean / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(([dirty.titles] if dirty.header else []) + dirty.rows)


if __name__ == "__main__":
    main()
