"""Joins lines of delimited text into records, and knows a stray quotation mark when it sees one."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from data.readers.fields import Cut, Dialect, cut, goes_on
from data.readers.mend import FEW, Mended, Mender

LARGEST: Final = 1 << 20
"""How many characters one record may take."""


class Record(NamedTuple):
    """A row, the place of its first line among the lines given, and how many lines it takes."""

    place: int
    row: Mended
    lines: int


def record(lines: Sequence[str], place: int, mender: Mender, dialect: Dialect) -> Record | None:
    """The record that begins at a place; None if it goes on behind the last line."""
    line = lines[place].removesuffix("\r")
    if not cut(line, dialect).is_open:
        return Record(place, mender.mend(line), 1)
    alone = mender.whole(line)
    follows = lines[place + 1].removesuffix("\r") if place + 1 < len(lines) else ""
    if alone and len(cut(follows, dialect).fields) == mender.width and _is_closed(follows, dialect):
        return Record(place, alone, 1)
    text, count, closed = _joined(lines, place, dialect, mender)
    if closed:
        fields = cut(text, dialect).fields
        if len(fields) == mender.width:
            return Record(place, Mended(fields, ""), count)
    elif count < mender.farthest and len(text) < LARGEST and not alone:
        return None
    return Record(place, alone or mender.mend(line), 1)


def _is_closed(line: str, dialect: Dialect) -> bool:
    return not cut(line, dialect).is_open


def _joined(
    lines: Sequence[str], place: int, dialect: Dialect, mender: Mender
) -> tuple[str, int, bool]:
    """The text from a line to the one where its quoted field closes, and whether it does."""
    parts = [lines[place]]
    size = len(lines[place])
    for line in lines[place + 1 : place + mender.farthest]:
        parts.append(line)
        size += len(line)
        if not goes_on(line.removesuffix("\r"), dialect):
            return "\n".join(parts).removesuffix("\r"), len(parts), True
        if size > LARGEST:
            break
    mender.tire()
    return "\n".join(parts), len(parts), False


def _fields(line: str, found: Cut, mender: Mender) -> list[str]:
    """The fields of a line; those of a table's row where one stray mark has swallowed some."""
    if not line.strip():
        return []
    is_short = len(found.quotes) > 0 and len(found.fields) < mender.width
    whole = mender.whole(line) if is_short else None
    return whole.cells if whole else found.fields


def sampled(
    lines: Sequence[str], dialect: Dialect, mender: Mender
) -> Iterator[tuple[int, list[str]]]:
    """Place and fields of each record as they are, unrepaired; a blank line has none."""
    place = 0
    while place < len(lines):
        line = lines[place].removesuffix("\r")
        found = cut(line, dialect)
        if not found.is_open:
            yield place, _fields(line, found, mender)
            place += 1
            continue
        whole = record(lines, place, mender, dialect)
        if whole is None:
            yield place, found.fields
            return
        yield place, whole.row.cells if whole.row.rule != FEW else found.fields
        place += whole.lines
