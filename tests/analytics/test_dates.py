from datetime import date

import polars as pl

from analytics.dates import first_day, last_day, month_of, precision, year_of

DATES = pl.DataFrame({"d": ["2020", "2020-02", "2020-02-03", None]})


def _of(expression: pl.Expr) -> list[object]:
    return DATES.select(expression.alias("x"))["x"].to_list()


def test_a_partial_date_tells_what_it_knows() -> None:
    d = pl.col("d")
    assert _of(year_of(d)) == [2020, 2020, 2020, None]
    assert _of(month_of(d)) == [None, 2, 2, None]
    assert _of(precision(d)) == ["year", "month", "day", None]


def test_a_partial_date_spans_days() -> None:
    d = pl.col("d")
    assert _of(first_day(d)) == [date(2020, 1, 1), date(2020, 2, 1), date(2020, 2, 3), None]
    assert _of(last_day(d)) == [date(2020, 12, 31), date(2020, 2, 29), date(2020, 2, 3), None]
