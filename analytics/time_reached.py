"""When series reached levels, by linear interpolation between the years that have a value."""

from collections.abc import Sequence

import polars as pl

_YEAR, _VALUE, _LEVEL = pl.col("year"), pl.col("value"), pl.col("level")
_BEFORE, _TURN = pl.col("before"), pl.col("turn")
_CELL = ("country", "level", "until")


def time_reached(
    series: pl.DataFrame, levels: pl.DataFrame, *, kept: bool = True, within: Sequence[str] = ()
) -> pl.DataFrame:
    """When each country reached a level, as it stood in a year.

    In: country, year, value; and a row for each question: country, level (in the same unit), until
    (the last year that is read). Out: the questions with time (in years with decimals, null where
    there is none) and reached: "in" (the time is exact up to interpolation), "before" (the level
    holds since the first value, whose year is the time: the true one is that or earlier), "not_yet"
    (the last value read is below the level), "no_values". A level counts as reached when it is
    `kept` until the last year read, else when it is met for the first time. Columns of both frames
    that are named in `within` tell series of one country apart.
    """
    cell, one = (*within, *_CELL), (*within, "country")
    held = series.lazy().drop_nulls("value").select(*one, "year", "value")
    asked = levels.lazy()
    known, question = ("before", _last_below()) if kept else ("turn", _first_met())
    found = (
        asked.select(cell)
        .unique()
        .join(held, on=one)
        .filter(pl.col("until") >= _YEAR)
        .group_by(cell)
        .agg(question)
        .join(_steps(held, one), on=[*one, known], how="left", nulls_equal=True)
        .select(*cell, _time(), _reached())
    )
    told = asked.join(found, on=cell, how="left", maintain_order="left")
    return told.with_columns(pl.col("reached").fill_null("no_values")).collect()


def _steps(held: pl.LazyFrame, one: Sequence[str]) -> pl.LazyFrame:
    """Every value at its `turn`, and the year `before` with its value `below`, null at first."""
    earlier = pl.col("turn", "value").shift(1).over(one)
    named = earlier.name.map(lambda name: {"turn": "before", "value": "below"}[name])
    return held.rename({"year": "turn"}).sort(*one, "turn").with_columns(named)


def _last_below() -> pl.Expr:
    """The year before the level is met for good; null where it is met since the first value."""
    return _YEAR.filter(_VALUE < _LEVEL).max().alias("before")


def _first_met() -> pl.Expr:
    """The first year in which the level is met; null where it is in none."""
    return _YEAR.filter(_VALUE >= _LEVEL).min().alias("turn")


def _time() -> pl.Expr:
    """The time between the value below the level and the one that meets it, if that is read."""
    part = (_LEVEL - pl.col("below")) / (_VALUE - pl.col("below"))
    return (
        pl.when(pl.col("until") >= _TURN)
        .then(pl.coalesce(_BEFORE + part * (_TURN - _BEFORE), _TURN.cast(pl.Float64())))
        .alias("time")
    )


def _reached() -> pl.Expr:
    is_read = pl.col("until") >= _TURN
    return (
        pl.when(is_read & _BEFORE.is_null())
        .then(pl.lit("before"))
        .when(is_read)
        .then(pl.lit("in"))
        .otherwise(pl.lit("not_yet"))
        .alias("reached")
    )
