"""Exports of the six to each market, sector and year, beside the first visit from there."""

from typing import Final

import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import year_of
from analytics.ends import is_country
from data.vocabulary import SIX

EFFECTS: Final = ("from_sector_year", "to_sector_year", "cell")
"""What is absorbed: all that moves an exporter's sector in a year, a market's sector in a year, and
what is always so between two countries in a sector."""


def first_visits(visits: pl.LazyFrame | pl.DataFrame) -> pl.DataFrame:
    """When the first visit from each country to each host in each sector took place.

    In: facts of visits. Out: origin (the exporter: the host), destination (the market: where the
    visitors came from), sector, first and second (years of the first two visits; null: no second)
    and visits. A visit from several countries is one for each. Visits that were only announced,
    that have no date or whose origin is not known are left out.
    """
    dated = (
        visits.lazy()
        .filter(HAPPENED, pl.col("date").is_not_null())
        .select("sector", "date", origin="host", destination=pl.col("origins").list.unique())
        .explode("destination", empty_as_null=True)
        .filter(pl.col("destination").is_not_null(), pl.col("origin") != pl.col("destination"))
        .with_columns(year=year_of(pl.col("date")))
    )
    order = pl.col("year").sort_by("date")
    return (
        dated.group_by("origin", "destination", "sector")
        .agg(
            first=order.first(),
            second=order.get(1, null_on_oob=True),
            visits=pl.len().cast(pl.Int64()),
        )
        .sort("origin", "destination", "sector")
        .collect()
    )


def visit_panel(flows: pl.DataFrame, firsts: pl.DataFrame) -> pl.DataFrame:
    """The rows that an estimate of the effect of visits can use.

    In: an aggregate of exports, one report a flow; the rows of `first_visits`. Out: origin (one of
    the six), destination, sector, year, amount, first, second (null: no visit on record), since
    (years since the first visit, null where there is none) and the numbers of pair, cell,
    from_sector_year and to_sector_year. A year without a row or a known amount is missing and not
    nought. Rows that an absorbed effect fits exactly say nothing and are left out: those alone in
    their group, and groups that trade nothing.
    """
    used = flows.filter(
        pl.col("origin").is_in(SIX),
        is_country("destination"),
        pl.col("amount") >= 0,
        pl.col("year").is_not_null(),
    ).select("origin", "destination", "sector", "year", "amount")
    cell = ["origin", "destination", "sector"]
    panel = used.join(firsts.select(*cell, "first", "second"), on=cell, how="left")
    groups = {
        "pair": ["origin", "destination"],
        "cell": cell,
        "from_sector_year": ["origin", "sector", "year"],
        "to_sector_year": ["destination", "sector", "year"],
    }
    numbers = [
        pl.struct(columns).rank("dense").cast(pl.Int64()).alias(name)
        for name, columns in groups.items()
    ]
    return informative(
        panel.sort(*cell, "year").with_columns(*numbers, since=pl.col("year") - pl.col("first"))
    )


def informative(panel: pl.DataFrame) -> pl.DataFrame:
    """The rows of which no absorbed effect fits any exactly."""
    kept = panel
    for effect in EFFECTS:
        kept = kept.filter(pl.len().over(effect) > 1, pl.col("amount").sum().over(effect) > 0)
    return kept if kept.height == panel.height else informative(kept)
