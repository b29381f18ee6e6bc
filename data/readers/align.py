"""Brings fields that are too many or too few into the columns that they look like."""

from collections.abc import Iterator, Sequence
from typing import Final

from data.readers.profile import Column

JOIN: Final = 0.25
"""What it costs to join two fields into one cell."""

DROP: Final = 0.05
"""What it costs to leave an empty field out."""

MOST: Final = 80
"""Most fields too many that are brought into columns."""

PLACES: Final = 60
"""How far from either end a field is parted."""

NEVER: Final = float("-inf")


def merged(
    fields: Sequence[str], columns: Sequence[Column], joint: str, width: int
) -> Iterator[list[str]]:
    """Rows of the right width in which neighbours are joined or empty fields left out."""
    extra = len(fields) - width
    if extra == 1:
        for place, field in enumerate(fields):
            if not field.strip():
                yield [*fields[:place], *fields[place + 1 :]]
    if all(not field.strip() for field in fields[width:]):
        yield list(fields[:width])
    if columns and extra <= MOST:
        yield _best(fields, columns, joint, extra)


def _best(fields: Sequence[str], columns: Sequence[Column], joint: str, extra: int) -> list[str]:
    """The way of joining neighbours, column by column, whose cells fit their columns best."""
    reached: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for column in columns:
        after: dict[int, tuple[float, list[str]]] = {}
        for begin, (worth, cells) in reached.items():
            for end in range(begin + 1, min(begin + 2 + extra, len(fields) + 1)):
                taken = (
                    [one for one in fields[begin:end] if one]
                    if end > begin + 1
                    else [fields[begin]]
                )
                cell = joint.join(taken)
                cost = JOIN * max(len(taken) - 1, 0) / 4 + DROP * (end - begin - len(taken))
                total = worth + column.fit(cell) - cost
                if total > after.get(end, (NEVER, []))[0]:
                    after[end] = (total, [*cells, cell])
        reached = after
    return reached[len(fields)][1]


def parted(fields: Sequence[str], columns: Sequence[Column], width: int) -> Iterator[list[str]]:
    """Rows of the right width in which a field is parted, or an empty cell put in."""
    lack = width - len(fields)
    yield [*fields, *[""] * lack]
    if lack != 1 or not columns:
        return
    for place, field in enumerate(fields):
        yield [*fields[:place], "", *fields[place:]]
        for left, right in _parts(field, columns[place], columns[place + 1]):
            yield [*fields[:place], left, right, *fields[place + 1 :]]


def _parts(field: str, one: Column, other: Column) -> Iterator[tuple[str, str]]:
    """Both parts of a field where the first or the second is of a shape that its column has."""
    length = len(field)
    near = {*range(1, min(PLACES, length)), *range(max(1, length - PLACES), length)}
    for at in sorted(near):
        left, right = field[:at], field[at:]
        if one.takes(left) or other.takes(right):
            yield left, right
