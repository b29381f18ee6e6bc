"""Reads any file that holds a table, known by what is in it and never by its name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from data.problem import Problem
from data.progress import Progress, quiet
from data.readers.apart import read_apart
from data.readers.archive import gunzip, shown, unzip
from data.readers.delimited import read_delimited
from data.readers.genesis import read_genesis_cube
from data.readers.joined import joined, told_alone
from data.readers.layouts import recognised
from data.readers.lines import text_of
from data.readers.signature import format_of
from data.readers.stack import stacked
from data.readers.table import Reading, Table
from data.remark import Remark

ARCHIVES: Final = ("zip", "gzip")
DEEPEST: Final = 2
"""How many archives may lie in each other: gzip in ZIP, but never ZIP in anything."""

NAMED: Final = 5
"""Files that were left out and are told by name; of more their number says enough."""


def read(path: Path, name: str, folder: Path, progress: Progress = quiet) -> Reading:
    """The tables of a file, as text, in the working folder.

    `name` is what the user calls the file; it is shown, never trusted. Raises Problem where the
    file holds no table or can't be read, Cancelled where the user has had enough.
    """
    try:
        reading = _reading(path, folder, progress, 0)
    except Problem as problem:
        problem.values.setdefault("file", shown(name))
        raise
    known = (recognised(table, Path(table.path).parent) for table in reading.tables)
    tables = tuple(told_alone(table) for table in known)
    return msgspec.structs.replace(reading, tables=tables)


def _reading(path: Path, folder: Path, progress: Progress, deep: int) -> Reading:
    form = format_of(path)
    if form in ARCHIVES:
        if deep >= DEEPEST or (form == "zip" and deep):
            raise Problem("problem.archive_nested")
        return _unpacked(path, form, folder, progress, deep)
    if form not in ("delimited", "genesis_cube"):
        return read_apart(path, form, folder, progress)
    text = text_of(path)
    if form == "delimited":
        tables = read_delimited(text, folder, progress)
    else:
        tables = read_genesis_cube(text, folder)
    return Reading(form, tuple(tables), encoding=text.encoding, remarks=_several(tables))


def _several(tables: list[Table]) -> tuple[Remark, ...]:
    return (Remark("reading.several_tables", {"count": len(tables)}),) if len(tables) > 1 else ()


def _unpacked(path: Path, form: str, folder: Path, progress: Progress, deep: int) -> Reading:
    if form == "gzip":
        return _reading(gunzip(path, folder, progress), folder, progress, deep + 1)
    readings: list[tuple[str, Reading]] = []
    refused: list[tuple[str, Problem]] = []
    for number, (name, member) in enumerate(unzip(path, folder, progress)):
        inner = folder / str(number)
        inner.mkdir()
        try:
            readings.append((name, _reading(member, inner, progress, deep + 1)))
        except Problem as problem:
            if problem.key == "problem.cancelled":
                raise
            refused.append((name, problem))
    if not readings:
        raise (
            refused[0][1]
            if len(refused) == 1
            else Problem("problem.archive_no_table", count=len(refused))
        )
    return _together(readings, [name for name, _ in refused], folder)


def _together(readings: list[tuple[str, Reading]], refused: list[str], folder: Path) -> Reading:
    """One reading of an archive's files, the file with the most cells first."""
    several = joined(stacked(list(_named(readings)), folder), folder)
    tables = sorted(several, key=lambda table: -(table.rows or 0) * len(table.columns))
    remarks = tuple(remark for _, reading in readings for remark in reading.remarks)
    if refused:
        names = ", ".join(refused[:NAMED]) + (", …" if len(refused) > NAMED else "")
        remarks += (Remark("reading.members_refused", {"count": len(refused), "files": names}),)
    first = readings[0][1]
    form = first.format if len(readings) == 1 else "zip"
    return Reading(form, tuple(tables), encoding=first.encoding, remarks=remarks)


def _named(readings: list[tuple[str, Reading]]) -> Iterator[Table]:
    for name, reading in readings:
        for table in reading.tables:
            part = f"{name}: {table.part}" if table.part else name
            yield msgspec.structs.replace(table, part=part)
