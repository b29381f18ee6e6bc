"""How a distance in time is put in words."""

from typing import Any, Final

import polars as pl

from data.words import Words

KEY: Final = "behind"
WHOLE_FROM: Final = 10
NAMED: Final = ("behind", "ahead", "level", "overtook", "overtaken")
"""Readings that a sentence names, in its order."""


def years(lag: float, words: Words) -> str:
    """A number of years without its sign: to a tenth below ten, whole above."""
    size = abs(lag)
    return words.amount(round(size, 0 if size >= WHOLE_FROM else 1), "years")


def distance(row: dict[str, Any], words: Words) -> str:
    """How far, in words: 2.4 years, or at least 29 years."""
    told = years(row["lag"], words)
    return words(f"{KEY}.at_least", years=told) if row["at_least"] else told


def readings(now: pl.DataFrame, words: Words) -> str:
    """The readings against all others as one list; those that read alike are named together.

    In: the rows of `behind_now`. Empty where nothing can be read.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    known = now.filter(pl.col("lag").is_not_null()).sort("lag", "other", descending=[True, False])
    for row in known.iter_rows(named=True):
        shown = "" if row["reading"] == "level" else distance(row, words)
        groups.setdefault((row["reading"], shown), []).append(row["other"])
    ordered = sorted(groups.items(), key=lambda group: NAMED.index(group[0][0]))
    return words.join(
        words(f"{KEY}.reading.{reading}", years=shown, others=words.countries(others))
        for (reading, shown), others in ordered
    )


def one(row: dict[str, Any], words: Words) -> str:
    """The reading against one other, to point at."""
    other = words.country(row["other"])
    if row["lag"] is None:
        return words(f"{KEY}.reading.unknown", others=other)
    return words(f"{KEY}.reading.{row['reading']}", years=distance(row, words), others=other)
