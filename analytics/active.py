import polars as pl

from analytics.method import method
from analytics.span import span


@method(
    "active_agreements",
    formula="n_t = #{start <= t <= end} and #{start <= t, end unknown}",
    unit="agreements",
)
def active_by_year(
    agreements: pl.DataFrame, first: int | None = None, last: int | None = None
) -> pl.DataFrame:
    """Count the agreements that run in each year, as far as their dates are told.

    In: year (of the start), end_year, amount_once: an aggregate of agreements, or a timeline,
    neither cut to a period, for what began before it may run in it. Out: year (from `first` to
    `last`, without them from the first start to the last date told), started (in that year),
    running_stated (started, and an end in that year or later is told), end_unknown (started, and
    no end is told, which does not mean that they still run), ended (before that year), in
    agreements. Agreements without a start are a row of their own, the last: year null, their
    number in started, the rest null.
    """
    known = agreements.group_by("year", "end_year").agg(pl.col("amount_once").sum())
    dated = known.filter(pl.col("year").is_not_null()).rename({"year": "start"})
    number, end, year = pl.col("amount_once"), pl.col("end_year"), pl.col("year")
    running = (
        _years(dated, first, last)
        .join(dated, how="cross")
        .filter(pl.col("start") <= year)
        .group_by("year")
        .agg(
            started=number.filter(pl.col("start") == year).sum(),
            running_stated=number.filter(end >= year).sum(),
            end_unknown=number.filter(end.is_null()).sum(),
            ended=number.filter(end < year).sum(),
        )
        .sort("year")
    )
    undated = known.filter(year.is_null()).group_by("year").agg(started=number.sum())
    return pl.concat([running, undated], how="diagonal")


def _years(dated: pl.DataFrame, first: int | None, last: int | None) -> pl.DataFrame:
    told = pl.concat([dated["start"], dated["end_year"].drop_nulls()]).rename("year")
    ends = [year for year in (first, last) if year is not None]
    every = span(pl.DataFrame({"year": [*told.to_list(), *ends]}, {"year": pl.Int32()}))
    year = pl.col("year")
    after = year >= first if first is not None else pl.lit(value=True)
    before = year <= last if last is not None else pl.lit(value=True)
    return every.filter(after & before)
