"""Finds cells of a row that have changed places: each would do in the other's column."""

from collections.abc import Mapping as Lookup
from itertools import combinations
from typing import Final

import polars as pl

from data.intake.mapping import Mapping
from data.intake.reading import read

RULE: Final = "cells_stand_in_their_own_columns"
READ: Final = frozenset(
    {"country_is_known", "flow_is_known", "format_is_known", "type_is_known"}
) | {
    *("value_is_a_number", "decimal_mark_is_the_chosen_one", "date_can_be_read", "day_exists"),
    *("date_order_is_the_chosen_one", "period_is_a_year_or_a_month", "year_is_a_year"),
}
"""Rules of cells that could not be read as what their column holds."""


def swapped(broken: pl.DataFrame, texts: Lookup[str, pl.Series], mapping: Mapping) -> pl.DataFrame:
    """What is broken, with RULE and each other's text as the fix where two cells changed places.

    `broken` has the row's place, fact, value, rule and fix; `texts` are all rows' texts by fact.
    """
    misread = broken.filter(pl.col("rule").is_in(READ) & pl.col("fact").is_in(list(texts)))
    twice = misread.filter(pl.len().over("place") > 1)
    if not twice.height:
        return broken
    told = [
        _pair(one, other, twice, mapping)
        for one, other in combinations(sorted(twice["fact"].unique()), 2)
    ]
    found = pl.concat(told).unique(["place", "fact"], keep="first", maintain_order=True)
    joined = broken.join(found, on=["place", "fact"], how="left", maintain_order="left")
    is_swapped = pl.col("other").is_not_null()
    return joined.with_columns(
        rule=pl.when(is_swapped).then(pl.lit(RULE)).otherwise("rule"),
        fix=pl.when(is_swapped).then("other").otherwise("fix"),
    ).drop("other")


def _pair(one: str, other: str, twice: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """Places at which the texts of two columns would do in each other's: place, fact, other."""
    here = twice.filter(pl.col("fact") == one).select("place", a="value")
    there = twice.filter(pl.col("fact") == other).select("place", b="value")
    both = here.join(there, on="place", maintain_order="left")
    fits = read(one, both["b"], mapping).value.is_not_null()
    fits &= read(other, both["a"], mapping).value.is_not_null()
    good = both.filter(fits)
    mine = good.select("place", pl.lit(one).alias("fact"), pl.col("b").alias("other"))
    yours = good.select("place", pl.lit(other).alias("fact"), pl.col("a").alias("other"))
    return pl.concat([mine, yours])
