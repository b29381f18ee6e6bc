"""Brings fields that are too many or too few into the columns that they look like."""

from collections.abc import Iterator, Sequence
from typing import Final

from data.readers.profile import Column

JOIN: Final = 1.0
"""What it costs, in the likeness of one cell, to join two fields into one."""

JOIN_TEXT: Final = 0.1
"""The same where a blank follows, as in a sentence."""

DROP: Final = 0.05
"""What it costs to leave an empty field out."""

PART: Final = 0.18
"""What it costs, in the likeness of a row, to part a field or to put an empty cell in."""

MOST: Final = 80
"""Most fields too many that are brought into columns."""

PART_SURELY: Final = 0.04
SURE: Final = 0.5
"""What it costs where the second part looks like its column at least that much."""

PLACES: Final = 60
"""How far from either end a field is parted."""

NEVER: Final = float("-inf")


def merged(
    fields: Sequence[str], columns: Sequence[Column], joint: str, width: int
) -> Iterator[tuple[list[str], float]]:
    """Rows of the right width, and their costs: neighbours are joined, empty fields left out."""
    extra = len(fields) - width
    if extra == 1:
        for place, field in enumerate(fields):
            if not field.strip():
                yield [*fields[:place], *fields[place + 1 :]], 0.0
    if all(not field.strip() for field in fields[width:]):
        yield list(fields[:width]), 0.0
    if columns and extra <= MOST:
        cells, cost = _best(fields, columns, joint, extra)
        yield cells, cost / width


def _best(
    fields: Sequence[str], columns: Sequence[Column], joint: str, extra: int
) -> tuple[list[str], float]:
    """The way of joining neighbours, column by column, whose cells fit their columns best."""
    reached: dict[int, tuple[float, list[str], float]] = {0: (0.0, [], 0.0)}
    for column in columns:
        after: dict[int, tuple[float, list[str], float]] = {}
        for begin, (worth, cells, spent) in reached.items():
            for end in range(begin + 1, min(begin + 2 + extra, len(fields) + 1)):
                cell, cost = _joined(fields[begin:end], joint)
                total = worth + column.fit(cell) - cost
                if total > after.get(end, (NEVER,))[0]:
                    after[end] = (total, [*cells, cell], spent + cost)
        reached = after
    _, cells, spent = reached[len(fields)]
    return cells, spent


def _joined(fields: Sequence[str], joint: str) -> tuple[str, float]:
    """Neighbours as one cell, empty ones left out, and what that costs."""
    taken = [field for field in fields if field] if len(fields) > 1 else fields
    costs = [JOIN_TEXT if joint == " " or field[:1] == " " else JOIN for field in taken[1:]]
    return joint.join(taken), sum(costs) + DROP * (len(fields) - len(taken))


def parted(
    fields: Sequence[str], columns: Sequence[Column], width: int
) -> Iterator[tuple[list[str], float]]:
    """Rows of the right width, and their costs: a field is parted, or an empty cell put in."""
    lack = width - len(fields)
    yield [*fields, *[""] * lack], 0.0
    if lack != 1 or not columns:
        return
    for place, field in enumerate(fields):
        yield [*fields[:place], "", *fields[place:]], PART
        for left, right in _parts(field, columns[place], columns[place + 1]):
            cost = PART if columns[place + 1].fit(right) < SURE else PART_SURELY
            yield [*fields[:place], left, right, *fields[place + 1 :]], cost


def _parts(field: str, one: Column, other: Column) -> Iterator[tuple[str, str]]:
    """Both parts of a field where the first or the second is of a shape that its column has."""
    length = len(field)
    near = {*range(1, min(PLACES, length)), *range(max(1, length - PLACES), length)}
    for at in sorted(near):
        left, right = field[:at], field[at:]
        if one.takes(left) or other.takes(right):
            yield left, right
