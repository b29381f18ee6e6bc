import polars as pl

from analytics.selection import Selection


def indicator_values(
    indicators: pl.LazyFrame, indicator: str, selection: Selection
) -> pl.DataFrame:
    """The values of one indicator for the chosen countries and years.

    In: facts of indicators. Out: country, year, value (in the indicator's unit; null where the
    source has none), in the order of countries and years. Partners and sectors do not apply: an
    indicator is a country's own.
    """
    year, chosen = pl.col("year"), selection
    return (
        indicators.filter(
            pl.col("indicator") == indicator,
            pl.col("country").is_in(chosen.home),
            year >= chosen.start if chosen.start is not None else pl.lit(value=True),
            year <= chosen.end if chosen.end is not None else pl.lit(value=True),
        )
        .select("country", "year", "value")
        .sort("country", "year")
        .collect()
    )
