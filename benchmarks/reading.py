"""How much of dirty files is read, beside DuckDB's `read_csv` with automatic detection.

`python -m benchmarks.reading [--files 600] [--by fault]` prints the figures. For each file the
cells of the header, the records and the cells that were read are compared with those of the clean
table as multisets, as the Pollock benchmark does (Vitagliano et al., PVLDB 16, 2023): F1 of
precision and recall, its mean over the files. DuckDB reads all values as text and leaves out lines
that it can't read, once without and once with short lines filled up, and the better of the two
counts for each figure: of seven settings that were tried none did better than both.
"""

import argparse
import csv
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

import duckdb

from benchmarks.dirty import FILES, files
from benchmarks.dirty_file import Dirty
from benchmarks.figure import Figure
from data.readers.written import FAILED, write_converted
from data.words import Words

Grid = list[list[str]]
Reader = Callable[[Path, Path], Grid | None]
PARTS: Final = ("header", "records", "cells")
SETTINGS: Final = (
    "all_varchar=true, ignore_errors=true",
    "all_varchar=true, ignore_errors=true, null_padding=true, parallel=false",
)
GIVEN: Final = re.compile(r"column\d+")


@dataclass(frozen=True)
class Score:
    """How much of one file was read, each from 0 to 1."""

    name: str
    faults: tuple[str, ...]
    header: float
    records: float
    cells: float


def measure(count: int = FILES) -> list[Figure]:
    """Shares of headers, records and cells that each reader gets out of the same dirty files."""
    ours, our_time = _scores(_samspel, count)
    theirs, their_time = _scores(_duckdb(SETTINGS[0]), count)
    others, _ = _scores(_duckdb(SETTINGS[1]), count)
    named = f"{count} dirty text files"
    figures = []
    for part in PARTS:
        one = _mean(ours, part)
        other = max(_mean(theirs, part), _mean(others, part))
        figures.append(Figure(f"{named}: {part} read, Samspel", one, "F1", other, at_least=True))
        figures.append(Figure(f"{named}: {part} read, DuckDB", other, "F1"))
    figures.append(Figure(f"{named}: a file, Samspel", our_time * 1000, "ms"))
    figures.append(Figure(f"{named}: a file, DuckDB", their_time * 1000, "ms"))
    return figures


def _mean(scores: Sequence[Score], part: str) -> float:
    return float(mean(getattr(score, part) for score in scores))


def _scores(reader: Reader, count: int) -> tuple[list[Score], float]:
    scores: list[Score] = []
    spent = 0.0
    with tempfile.TemporaryDirectory() as name:
        for number, (file, dirty) in enumerate(files(count)):
            folder = Path(name) / str(number)
            folder.mkdir()
            path = folder / "dirty.csv"
            path.write_bytes(dirty.content())
            start = time.perf_counter()
            grid = reader(path, folder)
            spent += time.perf_counter() - start
            scores.append(_score(file, dirty, grid))
    return scores, spent / count


def _samspel(path: Path, folder: Path) -> Grid | None:
    work = folder / "work"
    work.mkdir()
    converted, _ = write_converted(path, folder, work, Words())
    with converted.open(encoding="utf-8", newline="") as file:
        grid = list(csv.reader(file))
    return None if grid and grid[0] == [FAILED] else grid


def _duckdb(setting: str) -> Reader:
    def reader(path: Path, _: Path) -> Grid | None:
        try:
            found = duckdb.connect().execute(f"FROM read_csv(?, {setting})", [str(path)])
            rows = found.fetchall()
        except duckdb.Error:
            return None
        titles = [one[0] for one in found.description or []]
        has_names = not all(GIVEN.fullmatch(title) for title in titles)
        cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
        return ([titles] if has_names else []) + cells

    return reader


def _score(name: str, dirty: Dirty, grid: Grid | None) -> Score:
    expected = ([dirty.titles] if dirty.header else []) + dirty.rows
    faults = tuple(dirty.faults)
    if not expected:
        empty = 1.0 if grid is None or not grid else 0.0
        return Score(name, faults, empty, empty, empty)
    if not grid:
        return Score(name, faults, 0.0, 0.0, 0.0)
    return Score(
        name,
        faults,
        f1(expected[0], grid[0]),
        f1([*map(tuple, expected[1:])], [*map(tuple, grid[1:])]),
        f1([cell for row in expected for cell in row], [cell for row in grid for cell in row]),
    )


def f1(expected: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The harmonic mean of precision and recall of what was found, as multisets."""
    if not expected:
        return 1.0 if not found else 0.0
    same = (Counter(expected) & Counter(found)).total()
    return 2 * same / (len(expected) + len(found))


def main() -> None:
    """Print the figures, or with `--by` what each fault or file gives, ours before DuckDB's."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--by", choices=("fault", "file"))
    options = parser.parse_args()
    if options.by:
        _by(options.by, options.files)
        return
    for figure in measure(options.files):
        print(f"{figure.name}\t{figure.value:,.4f}\t{figure.unit}\t{figure.target or ''}")


def _by(what: str, count: int) -> None:
    groups: dict[str, list[tuple[Score, Score]]] = {}
    ours, theirs = _scores(_samspel, count)[0], _scores(_duckdb(SETTINGS[0]), count)[0]
    for pair in zip(ours, theirs, strict=True):
        faults = pair[0].faults
        fault = faults[0] if len(faults) == 1 else "several"
        groups.setdefault(pair[0].name if what == "file" else fault, []).append(pair)
    for group, pairs in groups.items():
        told = [_mean([pair[side] for pair in pairs], part) for side in (0, 1) for part in PARTS]
        print(f"{group:45}", *(f"{one:.3f}" for one in told))


if __name__ == "__main__":
    main()
