"""When series reached levels, by linear interpolation between the years that have a value."""

from collections.abc import Sequence

import polars as pl

_YEAR, _VALUE, _LEVEL = pl.col("year"), pl.col("value"), pl.col("level")
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
    cell = (*within, *_CELL)
    held = series.drop_nulls("value")
    read = levels.select(cell).unique().join(held, on=[*within, "country"])
    steps = (
        read.filter(pl.col("year") <= pl.col("until"))
        .sort(*cell, "year")
        .with_columns(met=_VALUE >= _LEVEL)
        .with_columns(
            turn=_turn(kept=kept).over(cell),
            before=pl.col("year").shift(1).over(cell),
            below=pl.col("value").shift(1).over(cell),
            first=pl.col("year").min().over(cell),
        )
    )
    found = steps.group_by(cell).agg(
        _when().filter(pl.col("year") == pl.col("turn")).first().alias("time"),
        reached=_reached(pl.col("turn").first(), pl.col("first").first()),
    )
    return levels.join(found, on=cell, how="left", maintain_order="left").with_columns(
        pl.col("reached").fill_null("no_values")
    )


def _turn(*, kept: bool) -> pl.Expr:
    """The first year in which a level is met (and kept); null where there is none."""
    if not kept:
        return _YEAR.filter(pl.col("met")).min()
    last_below = _YEAR.filter(~pl.col("met")).max()
    return _YEAR.filter(pl.coalesce(last_below, _YEAR.min() - 1) < _YEAR).min()


def _when() -> pl.Expr:
    """The time between the value below the level and the one that meets it."""
    part = (_LEVEL - pl.col("below")) / (_VALUE - pl.col("below"))
    between = pl.col("before") + part * (_YEAR - pl.col("before"))
    return pl.when(pl.col("before").is_null()).then(_YEAR.cast(pl.Float64())).otherwise(between)


def _reached(turn: pl.Expr, first: pl.Expr) -> pl.Expr:
    return (
        pl.when(turn.is_null())
        .then(pl.lit("not_yet"))
        .when(turn == first)
        .then(pl.lit("before"))
        .otherwise(pl.lit("in"))
    )
