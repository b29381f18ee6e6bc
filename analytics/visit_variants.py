"""Other ways to estimate the effect of visits, each of which it should survive."""

from typing import Final

import polars as pl

from analytics.visit_panel import first_visits, informative, visit_panel

EARLY: Final = 3
"""Years by which the placebo lies before the real first visit."""

VARIANTS: Final = (
    *("lag_0", "lag_1", "lag_2", "lag_3"),
    *("largest_pair", "first_only", "physical", "placebo"),
)


def varied(
    name: str, visits: pl.DataFrame, exports: pl.DataFrame, panel: pl.DataFrame, lag: int
) -> tuple[pl.DataFrame, int]:
    """The panel and the lag of a variant.

    "lag_n": the effect begins n years after the first visit. "largest_pair": without the visited
    pair of countries that trades most. "first_only": rows end where a second visit begins.
    "physical": only physical visits count. "placebo": the visits are taken to be three years
    earlier than they were and the rows end when they really began, so that there is nothing to
    find.
    """
    if name.startswith("lag_"):
        return panel, int(name.removeprefix("lag_"))
    if name == "physical":
        physical = visits.filter(pl.col("format") == "physical")
        return visit_panel(exports, first_visits(physical)), lag
    if name == "largest_pair":
        return informative(panel.filter(pl.col("pair") != _largest(panel))), lag
    if name == "first_only":
        before = pl.col("second").is_null() | (pl.col("year") < pl.col("second"))
        return informative(panel.filter(before)), lag
    before = pl.col("since").is_null() | (pl.col("since") < 0)
    return informative(panel.filter(before)), -EARLY


def _largest(panel: pl.DataFrame) -> int:
    """The number of the visited pair with the largest exports."""
    visited = panel.filter(pl.col("first").is_not_null())
    sums = visited.group_by("pair").agg(pl.col("amount").sum())
    return int(sums.sort("amount", "pair", descending=[True, False])["pair"][0])
