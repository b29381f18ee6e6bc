"""Dates that are as precise as they are known: 2018, 2018-10 or 2018-10-01."""

from typing import Final

import polars as pl

_LENGTHS: Final = {4: "year", 7: "month", 10: "day"}


def year_of(date: pl.Expr) -> pl.Expr:
    """The year of a partial date."""
    return date.str.head(4).cast(pl.Int32())


def month_of(date: pl.Expr) -> pl.Expr:
    """The month of a partial date, 1 to 12; null where only the year is known."""
    return pl.when(date.str.len_chars() > 4).then(date.str.slice(5, 2)).cast(pl.Int32())  # noqa: PLR2004


def precision(date: pl.Expr) -> pl.Expr:
    """How much of a partial date is known: "year", "month" or "day"; null without a date."""
    return date.str.len_chars().replace_strict(_LENGTHS, default=None, return_dtype=pl.String())


def first_day(date: pl.Expr) -> pl.Expr:
    """The first day that a partial date allows."""
    return pl.concat_str(
        date,
        date.str.len_chars().replace_strict(
            {4: "-01-01", 7: "-01", 10: ""}, default=None, return_dtype=pl.String()
        ),
    ).str.to_date("%Y-%m-%d")


def last_day(date: pl.Expr) -> pl.Expr:
    """The last day that a partial date allows."""
    year_end = pl.concat_str(date.str.head(4), pl.lit("-12-31")).str.to_date("%Y-%m-%d")
    known = date.str.len_chars()
    return (
        pl.when(known == 4)  # noqa: PLR2004
        .then(year_end)
        .when(known == 7)  # noqa: PLR2004
        .then(first_day(date).dt.month_end())
        .otherwise(first_day(date))
    )
