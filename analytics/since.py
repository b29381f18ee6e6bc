from dataclasses import dataclass
from typing import Final

import polars as pl

from analytics.change import change_around, change_compared

WINDOW: Final = 3
"""Years compared on each side of the chosen one."""

_CHOSEN: Final = (
    *("before_years", "before_mean", "before_growth", "at"),
    *("after_years", "after_mean", "after_growth", "change", "reason"),
)
_OTHERS: Final = ("others", "lower", "median", "upper", "smaller")


@dataclass(frozen=True)
class Series:
    """What a change is computed of: a name, whose it is, its unit and the years that it covers."""

    name: str
    country: str
    partner: str
    unit: str
    start: int | None
    end: int | None


def since(changes: list[tuple[Series, pl.DataFrame]]) -> pl.DataFrame:
    """Set the changes of several series side by side, each beside those of the others.

    In: for each series the rows of one side of `partner_change` or `country_change`, or those of
    `indicator_change` with chosen. Out: one row a series: name, country, partner, unit, start, end
    (years of its data); before_ and after_ years, mean (in its unit) and growth, at, change,
    reason; others (how many have a change), their lower quartile, median and upper quartile,
    smaller (the share of them that changed less). A series without a row of its own has the reason
    "no_rows".
    """
    return pl.concat([_row(series, rows) for series, rows in changes], how="diagonal_relaxed")


def indicator_change(
    values: pl.DataFrame, indicator: str, year: int, n: int = WINDOW
) -> pl.DataFrame:
    """The change of one indicator around a year, of each country.

    In: facts of indicators, not cut to a period or countries. Out: country, and the columns of
    `change_around`.
    """
    held = values.filter(pl.col("indicator") == indicator)
    return change_around(held.select("country", "year", amount="value"), year, n, ("country",))


def _row(series: Series, rows: pl.DataFrame) -> pl.DataFrame:
    card = pl.DataFrame([vars(series)], schema_overrides={"start": pl.Int32(), "end": pl.Int32()})
    own = rows.filter(pl.col("chosen").fill_null(value=False)).select(_CHOSEN)
    if own.is_empty():
        return card.with_columns(reason=pl.lit("no_rows"))
    return pl.concat([card, own, change_compared(rows).select(_OTHERS)], how="horizontal")
