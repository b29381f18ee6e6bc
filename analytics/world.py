"""A world of trade: every economy's exports to every other, of one year, by product."""

from typing import Final

import polars as pl

from analytics.ends import is_country
from analytics.reports import one_report
from data.problem import Problem

ENOUGH: Final = 20
"""Economies below which a share of "the world" is one of a handful of countries."""


def world(exports: pl.LazyFrame, year: int) -> pl.DataFrame:
    """The flows of one year by product, as from their origins.

    In: facts of exports. Out: origin, destination, product, amount (null: suppressed) in the
    dataset's unit. An import is turned round; of a flow that both ends report, the origin's report
    is taken. The rest of the world stays: it is part of the world's totals.
    """
    sold = pl.col("flow") == "export"
    of_year = exports.filter(pl.col("period").str.head(4) == str(year))
    reported = of_year.select(
        "product",
        year=pl.lit(year),
        origin=pl.when(sold).then("reporter").otherwise("partner"),
        destination=pl.when(sold).then("partner").otherwise("reporter"),
        reported_by=pl.when(sold).then(pl.lit("origin")).otherwise(pl.lit("destination")),
        amount_once="value",
    )
    value = pl.col("amount_once")
    keys = ("origin", "destination", "product")
    # In one order, so that estimates that read it are the same in each run.
    cells = one_report(reported.collect(engine="streaming")).group_by(*keys, maintain_order=True)
    summed = cells.agg(amount=value.sum(), known=value.count())
    return summed.select(*keys, amount=pl.when(pl.col("known") > 0).then("amount"))


def economies(flows: pl.DataFrame) -> pl.Series:
    """The countries that export something, without the rest of the world, sorted."""
    named = flows.filter(is_country("origin"), pl.col("amount") > 0)
    return named["origin"].unique().sort()


def require(flows: pl.DataFrame, least: int = ENOUGH, key: str = "world.too_small") -> None:
    """Raise Problem where the flows have fewer exporting countries than `least`."""
    found = economies(flows).len()
    if found < least:
        raise Problem(key, count=found, least=least)
