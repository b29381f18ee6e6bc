from typing import Final

import polars as pl
from scipy import stats

from analytics.interval import UPPER
from analytics.method import method

WINDOW: Final = 3
"""Years compared on each side of a first visit."""
NEIGHBOURS: Final = 3
"""Unvisited markets that each visited one is set beside."""
FEWEST: Final = 2
"""Years that must have a value on each side."""


@method(
    "matched_markets",
    formula="Δln x (visited) - mean Δln x (the 3 unvisited nearest in level and growth before)",
    unit="share",
)
def matched_markets(flows: pl.DataFrame, firsts: pl.DataFrame, host: str) -> pl.DataFrame:
    """Set each visited market of a host beside similar ones that had not visited it.

    In: an aggregate of exports, and the rows of `first_visits`. Out: a row for each market and
    sector with a first visit: destination, sector, first, before, after (mean exports of three
    years on each side, in the dataset's unit), change (of the means, 0.1 is 10 per cent more),
    matched (the three markets of the host without a visit in that sector until three years after,
    nearest in the logarithm of exports before and in their growth), matched_change (of their mean
    logarithm) and difference (of the two changes, as a ratio less 1). A market without two values
    on each side, or without three others to be set beside, is left out. It compares markets that
    are alike in two things and may differ in all others: no effect is told.
    """
    own = flows.filter(pl.col("origin") == host, pl.col("amount") > 0, pl.col("year").is_not_null())
    yearly = own.group_by("destination", "sector", "year").agg(pl.col("amount").sum())
    theirs = firsts.filter(pl.col("origin") == host)
    moments = theirs.select("sector", "first").unique()
    moved = _moved(yearly, moments).join(
        theirs.select("destination", "sector", own="first"),
        on=["destination", "sector"],
        how="left",
    )
    free = pl.col("own").is_null() | (pl.col("own") > pl.col("first") + WINDOW)
    pairs = moved.filter(pl.col("own") == pl.col("first")).join(
        moved.filter(free), on=["sector", "first"], suffix="_other"
    )
    return _compared(_nearest(pairs))


def difference(matched: pl.DataFrame) -> pl.DataFrame:
    """The mean difference with its 95 per cent interval over markets.

    In: the rows of `matched_markets`. Out: one row: markets, cells, mean, low, high (ratios less
    1; the interval is null below three markets). A market counts once, whatever its sectors.
    """
    by_market = matched.group_by("destination").agg(mean=(1 + pl.col("difference")).log().mean())[
        "mean"
    ]
    count = len(by_market)
    mean, spread = by_market.mean(), by_market.std()
    reach = None
    if count > FEWEST and isinstance(spread, float):
        reach = float(stats.t.ppf(UPPER, count - 1)) * spread / count**0.5
    frame = pl.DataFrame(
        {"markets": [count], "cells": [matched.height], "mean": [mean], "reach": [reach]},
        schema_overrides={"mean": pl.Float64(), "reach": pl.Float64()},
    )
    ends = {"low": pl.col("mean") - pl.col("reach"), "high": pl.col("mean") + pl.col("reach")}
    return frame.with_columns(**ends).select(
        "markets", "cells", pl.col("mean", "low", "high").exp() - 1
    )


def _moved(yearly: pl.DataFrame, moments: pl.DataFrame) -> pl.DataFrame:
    """Level and growth before, and the level after, of every market around every moment."""
    gap = pl.col("year") - pl.col("first")
    before, after = gap.is_between(-WINDOW, -1), gap.is_between(1, WINDOW)
    amount, log = pl.col("amount"), pl.col("amount").log()
    return (
        yearly.join(moments, on="sector")
        .sort("destination", "sector", "first", "year")
        .group_by("destination", "sector", "first")
        .agg(
            before=amount.filter(before).mean(),
            after=amount.filter(after).mean(),
            growth=log.filter(before).diff().mean(),
            years=pl.min_horizontal(before.sum(), after.sum()),
        )
        .filter(pl.col("years") >= FEWEST)
        .with_columns(
            level=pl.col("before").log(), moved=(pl.col("after") / pl.col("before")).log()
        )
    )


def _nearest(pairs: pl.DataFrame) -> pl.DataFrame:
    """The neighbours of each visited market; level and growth weigh alike, in their own spreads."""
    group = ["destination", "sector", "first"]
    gaps = [
        ((pl.col(name) - pl.col(f"{name}_other")) / pl.col(f"{name}_other").std().over(group)) ** 2
        for name in ("level", "growth")
    ]
    return (
        pairs.with_columns(far=pl.sum_horizontal(g.fill_nan(0).fill_null(0) for g in gaps))
        .sort(*group, "far", "destination_other")
        .group_by(group, maintain_order=True)
        .head(NEIGHBOURS)
        .filter(pl.len().over(group) == NEIGHBOURS)
    )


def _compared(nearest: pl.DataFrame) -> pl.DataFrame:
    return (
        nearest.group_by("destination", "sector", "first", maintain_order=True)
        .agg(
            pl.col("before", "after", "moved").first(),
            matched=pl.col("destination_other"),
            matched_moved=pl.col("moved_other").mean(),
        )
        .select(
            "destination",
            "sector",
            "first",
            "before",
            "after",
            (pl.col("moved").exp() - 1).alias("change"),
            "matched",
            (pl.col("matched_moved").exp() - 1).alias("matched_change"),
            ((pl.col("moved") - pl.col("matched_moved")).exp() - 1).alias("difference"),
        )
        .sort("difference", "destination", "sector", descending=[True, False, False])
    )
