"""What is counted of the cells of rows that are stored, so that nothing is changed silently."""

from collections import Counter
from collections.abc import Iterable, Mapping

import polars as pl

from data.intake.cells import Cells

Told = Iterable[tuple[Mapping[str, Cells], pl.Series]]
"""For each fact of the items its cells by column of the facts, and which of them are stored."""


def emptied(told: Told) -> dict[str, int]:
    """How many texts of rows that are stored say something that is not, by column of the facts."""
    found: Counter[str] = Counter()
    for parts, stored in told:
        for fact, cells in parts.items():
            if cells.emptied is not None:
                found[fact] += int((cells.emptied & stored).sum())
    return {fact: count for fact, count in found.items() if count}


def righted(told: Told) -> dict[tuple[str, str], int]:
    """How many countries of rows that are stored were set right, by what was named and taken."""
    found: Counter[tuple[str, str]] = Counter()
    for parts, stored in told:
        for cells in parts.values():
            if cells.was is not None:
                changed = pl.DataFrame({"was": cells.was, "is": cells.value}).filter(stored)
                counts = changed.drop_nulls("was").group_by("was", "is").len()
                found.update({(was, now): count for was, now, count in counts.iter_rows()})
    return dict(found)
