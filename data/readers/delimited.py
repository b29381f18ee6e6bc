"""Reads delimited text of any dialect: clean lines at once, broken ones one by one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from data.progress import Progress
from data.readers.ending import ending
from data.readers.lines import Text, chunks
from data.readers.plain import plain_of
from data.readers.records import Record, record
from data.readers.rows import Rows
from data.readers.section import Section
from data.readers.table import LINE, Plain, Table, kept

MOST_TABLES: Final = 40
FIRST: Final = 1_000
"""The line up to which the rows of a file's first table begin."""


def read_delimited(text: Text, folder: Path, progress: Progress) -> list[Table]:
    """The tables of a text, one below the other, in the working folder."""
    tables: list[Table] = []
    first: int | None = 1
    while first is not None and len(tables) < MOST_TABLES:
        section = Section(_head(text, first), first)
        table, first = _table(text, section, folder, len(tables), progress)
        if table.rows or not tables:
            tables.append(table)
    return tables


def _head(text: Text, first: int) -> list[str]:
    """The lines from a line on, enough of them to know the table."""
    head = text.head() if first == 1 else _later(text, first)
    lines = head.split("\n")
    return lines[:-1] if len(lines) > 1 else lines


def _later(text: Text, first: int) -> str:
    before = 1
    for piece in chunks(text):
        has = piece.count("\n")
        if before + has >= first:
            return piece.split("\n", first - before)[-1][: 1 << 18]
        before += has
    return ""


def _table(
    text: Text, section: Section, folder: Path, number: int, progress: Progress
) -> tuple[Table, int | None]:
    """One table, and the line on which another begins."""
    lying = plain_of(text, section, progress) if section.first <= FIRST else None
    if lying is not None:
        return _lying(text, section, *lying), None
    path = kept(folder, number)
    following = None
    with Rows(path, section.columns) as rows:
        stream = Stream(section, rows)
        for piece in chunks(text, progress):
            following = stream.take(piece)
            if following is not None:
                break
        else:
            stream.close()
        below = rows.finish(lambda tail: ending(tail, section.lonely))
    faults = rows.faults(folder / f"faults-{number}.parquet")
    table = Table(
        columns=section.columns,
        path=str(path),
        rows=rows.count,
        header=section.outline.titles,
        about=_about(section.above, below),
        remarks=rows.remarks(),
        faults=faults,
    )
    return table, following


def _lying(text: Text, section: Section, plain: Plain, rows: int) -> Table:
    """A table whose text is read where it lies."""
    return Table(
        columns=section.columns,
        path=str(text.path),
        rows=rows,
        plain=plain,
        header=section.outline.titles,
        about=_about(section.above, []),
    )


def _about(above: Sequence[str], below: Sequence[str]) -> dict[str, str]:
    told = {"above": "\n".join(filter(None, above)), "below": "\n".join(filter(None, below))}
    return {name: text for name, text in told.items() if text}


class Stream:
    """Puts the lines of a table, piece by piece, into its rows."""

    def __init__(self, section: Section, rows: Rows) -> None:
        self._section = section
        self._rows = rows
        self._line = 1
        self._held: list[str] = []

    def take(self, piece: str) -> int | None:
        """Takes whole lines; returns the line on which another table begins, if one does."""
        if not self._held and self._line >= self._section.first and self._take_clean(piece):
            return None
        lines = piece.removesuffix("\n").split("\n")
        skipped = min(max(self._section.first - self._line - len(self._held), 0), len(lines))
        self._line += skipped
        return self._put(self._held + lines[skipped:], last=False)

    def _take_clean(self, piece: str) -> bool:
        """Takes a piece of clean lines alone, all at once; returns whether it was one."""
        text = piece.encode()
        count = self._section.rows(text)
        if count is None:
            return False
        self._rows.add(held(self._section.framed(text, range(self._line, self._line + count))))
        self._line += count
        return True

    def close(self) -> None:
        """Puts in what was held back for its continuation."""
        self._put(self._held, last=True)

    def _put(self, lines: list[str], *, last: bool) -> int | None:
        if not lines:
            return None
        clean = self._section.clean(lines)
        stop = self._section.again(lines)
        broken: list[Record] = []
        end = self._walk(lines, clean, broken, last=last)
        if broken and self._section.repeats(lines, broken[-1].place):
            stop = min(stop, broken.pop().place)
        end = min(end, stop)
        broken = [one for one in broken if one.place < end]
        self._add(lines[:end], clean[:end], broken)
        self._held = lines[end:]
        self._line += end
        return self._line if stop == end < len(lines) else None

    def _walk(
        self, lines: list[str], clean: list[bool], broken: list[Record], *, last: bool
    ) -> int:
        """Records of the lines that are not clean; returns the place of one that goes on later."""
        place = 0
        while place < len(lines):
            try:
                place = clean.index(False, place)
            except ValueError:
                break
            if not lines[place].strip():
                place += 1
                continue
            found = record(lines, place, self._section.mender, self._section.dialect)
            if found is None and not last:
                return place
            found = found or Record(place, self._section.mender.mend(lines[place]), 1)
            broken.append(found)
            clean[place : place + found.lines] = [False] * found.lines
            if self._section.repeats(lines, place):
                return place
            place += found.lines
        return len(lines)

    def _add(self, lines: list[str], clean: list[bool], broken: list[Record]) -> None:
        numbers = [self._line + place for place, is_clean in enumerate(clean) if is_clean]
        whole = [line for line, is_clean in zip(lines, clean, strict=True) if is_clean]
        frames = [self._section.framed("\n".join(whole).encode(), numbers)] if whole else []
        if broken:
            places = [self._line + one.place for one in broken]
            frames.append(self._rows.framed(places, [one.row.cells for one in broken]))
            for line, one in zip(places, broken, strict=True):
                if one.row.rule:
                    self._rows.fault(line, lines[one.place], one.row.rule)
        if frames:
            self._rows.add(held(pl.concat(frames).sort(LINE)))


def held(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows that hold anything."""
    return frame.filter(pl.any_horizontal(pl.exclude(LINE).is_not_null()))
