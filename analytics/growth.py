from collections.abc import Iterable

import polars as pl

from analytics.amounts import known_sum
from analytics.method import method

Period = tuple[int | None, int | None]


@method("growth", formula="(v_t / v_0)^(1/t) - 1", unit="share")
def growth(
    series: pl.DataFrame,
    period: Period = (None, None),
    *,
    value: str = "amount_once",
    by: Iterable[str] = (),
    partial: Iterable[int] = (),
) -> pl.DataFrame:
    """Compute the compound annual rate of growth between two years.

    In: year, `value`, the columns `by`; years that are not complete in `partial`. Where `period`
    leaves an end open, the first or last complete year of the frame is taken, for every group
    alike. Out: the columns `by`, start, end, start_value, end_value, rate (per year, 0.02 is 2 per
    cent), the fastest first, and reason: why there is no rate ("no_start", "no_end": no value in
    that year; "start_not_positive", "end_negative", "one_year", "partial_end"), null where there
    is one. A frame without complete years gives no rows. Money is nominal where the dataset's is.
    """
    unfinished, keys = list(partial), list(by)
    start, end = _ends(series, period, unfinished)
    years = {"start": pl.lit(start, pl.Int32()), "end": pl.lit(end, pl.Int32())}
    values = [
        known_sum(pl.col(value).filter(pl.col("year") == year)).alias(f"{name}_value")
        for name, year in years.items()
    ]
    rows = series.lazy()
    groups = rows.group_by(keys).agg(values) if keys else rows.select(values)
    ratio = pl.col("end_value") / pl.col("start_value")
    rates = (
        groups.with_columns(**years, reason=_reason(start, end, unfinished))
        .with_columns(
            rate=pl.when(pl.col("reason").is_null()).then(ratio ** _exponent(start, end) - 1)
        )
        .select(*keys, "start", "end", "start_value", "end_value", "rate", "reason")
        .sort("rate", *keys, descending=[True, *(False for _ in keys)], nulls_last=True)
        .collect()
    )
    return rates.clear() if start is None or end is None else rates


@method("index", formula="100 · v_t / v_base", unit="index")
def index_series(
    series: pl.DataFrame, base: int, value: str = "amount_once", by: Iterable[str] = ()
) -> pl.DataFrame:
    """Express a yearly series as an index that is 100 in the base year.

    In: year, `value`, the columns `by`. Out: the same rows with index, and reason: why there is
    none ("no_base": no value in the base year; "base_zero"), null where there is one or where the
    year itself has no value. Indices of different groups compare changes, not sizes.
    """
    keys, amount = list(by), pl.col(value)
    in_base = known_sum(amount.filter(pl.col("year") == base))
    level = in_base.over(keys) if keys else in_base
    reason = (
        pl.when(level.is_null()).then(pl.lit("no_base")).when(level == 0).then(pl.lit("base_zero"))
    )
    return series.with_columns(index=pl.when(level != 0).then(100 * amount / level), reason=reason)


def _ends(series: pl.DataFrame, period: Period, partial: list[int]) -> Period:
    """The two years that the rate is taken between; none where the frame has no complete year."""
    year = pl.col("year")
    complete = series.filter(year.is_not_null() & ~year.is_in(partial))
    found = complete.select(start=year.min(), end=year.max()).row(0)
    start, end = (own if given is None else given for given, own in zip(period, found, strict=True))
    return start, end


def _exponent(start: int | None, end: int | None) -> float:
    return 1 / max((end or 0) - (start or 0), 1)


def _reason(start: int | None, end: int | None, partial: list[int]) -> pl.Expr:
    if start in partial or end in partial:
        return pl.lit("partial_end")
    if (end or 0) <= (start or 0):
        return pl.lit("one_year")
    first, last = pl.col("start_value"), pl.col("end_value")
    return (
        pl.when(first.is_null())
        .then(pl.lit("no_start"))
        .when(last.is_null())
        .then(pl.lit("no_end"))
        .when(first <= 0)
        .then(pl.lit("start_not_positive"))
        .when(last < 0)
        .then(pl.lit("end_negative"))
    )
