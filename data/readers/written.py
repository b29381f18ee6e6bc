"""Writes the likeliest table of a file as plain CSV, so that its reading can be compared."""

import csv
from pathlib import Path
from typing import Final

import polars as pl

from data.problem import Problem
from data.progress import Progress, quiet
from data.readers.archive import shown
from data.readers.read import read
from data.readers.table import LINE, Table
from data.words import Words

SUFFIX: Final = "_converted.csv"
FAILED: Final = "Application Error"


def write_converted(
    path: Path, target: Path, folder: Path, words: Words, progress: Progress = quiet
) -> tuple[Path, Problem | None]:
    """Writes `<file>_converted.csv` in the target folder: UTF-8, commas, all values as text.

    It has the header as found, where there is one, and the rows. A file that can't be read gives
    one that holds `Application Error` and the reason, and the Problem is returned too; an empty
    file gives an empty one. `folder` is a working folder, empty at first.
    """
    converted = target / f"{shown(path.name)}{SUFFIX}"
    try:
        table = read(path, path.name, folder, progress).tables[0]
    except Problem as problem:
        reason = words(problem.key, **problem.values)
        is_empty = problem.key == "problem.file_empty"
        converted.write_text("" if is_empty else f"{FAILED}\n{reason}\n", "utf-8")
        return converted, None if is_empty else problem
    _write(table, converted)
    return converted, None


def _write(table: Table, converted: Path) -> None:
    with converted.open("w", encoding="utf-8", newline="") as file:
        if table.header:
            titles = [*table.header, *[""] * len(table.columns)][: len(table.columns)]
            csv.writer(file, lineterminator="\n").writerow(titles)
    with converted.open("ab") as file:
        rows: pl.LazyFrame = table.scan().select(pl.exclude(LINE))
        rows.sink_csv(file, include_header=False, null_value="")
