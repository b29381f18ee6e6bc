from collections.abc import Iterable

import polars as pl

from analytics.coverage import country_years, indicator_years

Holding = tuple[str, pl.DataFrame]
"""A dataset's name, and its aggregate or, where it has none, its country, year and value."""


def held(datasets: Iterable[Holding]) -> pl.DataFrame:
    """Which countries and years each dataset holds.

    Out: dataset, country, year (null: without a year), amount (null: nothing is held), the rows
    of `country_years` and `indicator_years`, in the order of the datasets.
    """
    parts = [
        _years(rows).select(pl.lit(name).alias("dataset"), "country", "year", "amount")
        for name, rows in datasets
    ]
    return pl.concat(parts)


def _years(rows: pl.DataFrame) -> pl.DataFrame:
    return country_years(rows) if "origin" in rows.columns else indicator_years(rows)
