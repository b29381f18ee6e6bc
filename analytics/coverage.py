from collections.abc import Iterable

import polars as pl

from analytics.amounts import known_sum
from analytics.ends import ends
from analytics.method import method
from analytics.span import span
from data.vocabulary import SIX


@method("coverage", formula="x_it, every country and year from first to last", unit="measure")
def country_years(flows: pl.DataFrame, countries: Iterable[str] = SIX) -> pl.DataFrame:
    """Show which countries and years an aggregate holds, gaps as gaps.

    Out: country, year, amount in the measure's own unit (the country's own count, as in its
    totals), missing (stored cells without a value; null where there is no row). Every country has
    every year from the aggregate's first to its last, and, where anything lacks a year, one row
    with year null, its last. `amount` is null where nothing is held: no row is a gap, not a zero.
    """
    chosen = list(countries)
    empty = pl.lit(None, pl.Int64())
    missing = pl.col("missing").sum() if "missing" in flows.columns else empty
    held = (
        ends(flows, chosen)
        .group_by("country", "year")
        .agg(amount=known_sum("own"), missing=missing)
    )
    return _with_gaps(held, chosen, span(flows))


@method("indicator_coverage", formula="number of values by country and year", unit="values")
def indicator_years(indicators: pl.DataFrame, countries: Iterable[str] = SIX) -> pl.DataFrame:
    """Show which countries and years a table of indicators holds, gaps as gaps.

    In: country, year, value. Out: country, year, amount (known values; null where there is no
    row), missing (rows without a value), every country with every year of the table's span.
    """
    chosen = list(countries)
    value = pl.col("value")
    held = (
        indicators.filter(pl.col("country").is_in(chosen))
        .group_by("country", "year")
        .agg(
            amount=value.count().cast(pl.Float64()),
            missing=value.null_count().cast(pl.Int64()),
        )
    )
    return _with_gaps(held, chosen, span(indicators))


def _with_gaps(held: pl.DataFrame, countries: list[str], years: pl.DataFrame) -> pl.DataFrame:
    cells = pl.DataFrame({"country": countries}, {"country": pl.String()}).join(years, how="cross")
    order = pl.col("country").replace_strict(
        countries, list(range(len(countries))), return_dtype=pl.Int32()
    )
    return cells.join(held, on=["country", "year"], how="left", nulls_equal=True).sort(
        order, "year", nulls_last=True
    )
