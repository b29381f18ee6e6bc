"""Finds the table among rows of cells: what stands above it, its header, and how wide it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from data.readers.cells import MEASURED, is_year, kind

Row = Sequence[str]

LOOKED_AT: Final = 80
"""Rows among which a header is looked for."""

BODY: Final = 60
FILLED: Final = 0.6
HEADER_ROWS: Final = 4
FIXED_SHAPE: Final = 12
RUN: Final = 3
SURE: Final = 2.0


class Outline(msgspec.Struct, frozen=True):
    """Where a table stands among rows: `skip` rows above it, then `header` rows, then its own.

    `titles` are the cells of the header as found, several rows of it joined; empty without one.
    """

    width: int
    skip: int
    header: int
    titles: tuple[str, ...] = ()


def outline_of(rows: Sequence[Row]) -> Outline:
    """The outline of the first table among some rows, blank rows included."""
    width = width_of(rows)
    start = _start(rows, width)
    if start is None:
        return Outline(width, len(rows), 0)
    below = rows[start + 1 : start + 1 + BODY]
    body = [row for row in below if (filled(row) > 1 or width == 1) and row != rows[start]]
    if not is_header(rows[start], body, width):
        return Outline(width, start, 0)
    first, last = _groups(rows, start), _lower(rows, start, width)
    return Outline(width, first, last - first + 1, titles(rows[first : last + 1], start - first))


def width_of(rows: Sequence[Row]) -> int:
    """How many columns the table has: as many as most rows, or as a longer header promises."""
    widths = Counter(len(row) for row in rows if filled(row) > 1)
    if not widths:
        return max((len(row) for row in rows if filled(row)), default=1)
    usual = max(widths, key=lambda width: (widths[width] * min(width, 4), width))
    first = next((len(row) for row in rows if filled(row) >= max(2, usual * FILLED)), usual)
    is_ragged = widths[usual] < FILLED * sum(widths.values())
    return max(first, usual) if is_ragged else usual


def filled(row: Row) -> int:
    """How many cells of a row hold something."""
    return len([cell for cell in row if cell and not cell.isspace()])


def _start(rows: Sequence[Row], width: int) -> int | None:
    """The first row that is full enough to belong to the table."""
    counts = [filled(row) for row in rows if filled(row) > (1 if width > 1 else 0)]
    usual = median(counts[:BODY]) if counts else 1
    need = max(min(width, 2), usual * FILLED)
    for place, row in enumerate(rows[:LOOKED_AT]):
        has = filled(row)
        is_stub = width > 1 and not row[:1][0].strip() and has >= width - 1 if row else False
        if has >= need or (is_stub and has):
            return place
    return None


def is_header(row: Row, body: Sequence[Row], width: int) -> bool:
    """Whether a row names the columns of the rows below it rather than being one of them."""
    if not body:
        return not any(kind(cell) in MEASURED for cell in row)
    if _counts_up(row):
        return True
    return sum(_vote(row, body, column) for column in range(min(width, len(row)))) >= 0


def _counts_up(row: Row) -> bool:
    """Whether most of a row are whole numbers that go up or down by one, as years do."""
    numbers = [int(text) for cell in row if (text := cell.strip().lstrip("FXYRyrx")).isdecimal()]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= RUN and len(steps) == 1 and steps <= {1, -1}


def _vote(row: Row, body: Sequence[Row], column: int) -> float:
    """Above zero where a cell seems to name its column, below where it seems to be of it."""
    cell = row[column].strip()
    below = [other[column].strip() for other in body if len(other) > column]
    kinds = Counter(kind(text) for text in below if text)
    kinds.pop("missing", None)
    if not cell or not kinds:
        return 0.0
    usual, count = kinds.most_common(1)[0]
    if kind(cell) in MEASURED:
        return 0.5 if is_year(cell) and usual != "date" and _is_odd(cell, below) else -2.0
    if usual in MEASURED and count > sum(kinds.values()) / 2:
        return SURE if kind(cell) != "missing" else 0.0
    return _vote_of_text(cell, below)


def _is_odd(year: str, below: list[str]) -> bool:
    """Whether a year is no year of the column below it."""
    return not all(is_year(text) for text in below if text)


def _vote_of_text(cell: str, below: list[str]) -> float:
    texts = [text for text in below if text]
    if cell in texts:
        return -1.0
    lengths = {len(text) for text in texts}
    is_fixed = len(texts) > RUN and len(lengths) == 1 and len(cell) <= FIXED_SHAPE
    if is_fixed and len(cell) in lengths and not any(" " in text for text in texts):
        return -0.5
    return 0.3 if len(cell) not in lengths else 0.1


def _lower(rows: Sequence[Row], start: int, width: int) -> int:
    """The last row of a header that goes on below its first row."""
    last = start
    while last - start < HEADER_ROWS - 1 and last + 2 < len(rows):
        row, body = rows[last + 1], [one for one in rows[last + 2 : last + 2 + BODY] if filled(one)]
        if list(row) != list(rows[start]) and not _names(row, body, width):
            break
        last += 1
    return last


def _names(row: Row, body: Sequence[Row], width: int) -> bool:
    """Whether a row below a header surely names columns too: it is text where numbers follow."""
    if filled(row) < min(width, 2) or not body or len(row) != width:
        return False
    votes = [_vote(row, body, column) for column in range(width)]
    is_stub = not row[0].strip()
    is_sure = votes.count(SURE) >= (1 if is_stub else 2)
    return is_sure and min(votes) >= (-SURE / 2 if is_stub else 0) and sum(votes) >= SURE


def _groups(rows: Sequence[Row], start: int) -> int:
    """The first row of a header whose upper rows name groups of columns."""
    first = start
    while first and start - first < HEADER_ROWS - 1:
        above = rows[first - 1]
        if not above[1:] or above[0].strip() or not filled(above):
            break
        first -= 1
    return first


def titles(header: Sequence[Row], groups: int) -> tuple[str, ...]:
    """One title a column, from the rows of a header, of which the first `groups` name groups."""
    width = max(len(row) for row in header)
    spread = [_spread(row, width) if place < groups else row for place, row in enumerate(header)]
    columns = [[row[place] if place < len(row) else "" for row in spread] for place in range(width)]
    return tuple(
        " ".join(part for part in parts if part.strip()) if len(parts) > 1 else parts[0]
        for parts in columns
    )


def _spread(row: Row, width: int) -> list[str]:
    """A group's name stands in its first column alone: repeats it over the others."""
    spread, name = [], ""
    for place in range(width):
        cell = row[place] if place < len(row) else ""
        name = cell if cell.strip() else name
        spread.append(name)
    return spread


def names(titles: Iterable[str], width: int) -> tuple[str, ...]:
    """Names for columns: their titles in one line, made distinct, numbered where there is none."""
    taken: dict[str, int] = {}
    given = list(titles)[:width]
    given += [""] * (width - len(given))
    return tuple(_name(title, place, taken) for place, title in enumerate(given, start=1))


def _name(title: str, place: int, taken: dict[str, int]) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in title)
    base = " ".join(printable.split()) or f"column {place}"
    name, number = base, taken.get(base, 0) + 1
    while name in taken:
        name, number = f"{base} ({number})", number + 1
    taken[base] = number - 1 if name != base else 1
    taken.setdefault(name, 1)
    return name
