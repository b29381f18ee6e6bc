"""Levels and growth before and after a year, of one partner or country beside all others."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from analytics.amounts import in_full, known_sum
from analytics.ends import ends, is_country, sides
from analytics.growth import growth
from analytics.method import method

SIDES: Final = ("out", "in_", "total")


@method(
    "change_around",
    formula="mean(v_(T+1) … v_(T+n)) / mean(v_(T-n) … v_(T-1)) - 1",
    unit="share",
)
def change_around(series: pl.DataFrame, year: int, n: int, by: Sequence[str]) -> pl.DataFrame:
    """Compare the n years after a year with the n years before it, which itself is in neither.

    In: year, amount, the columns `by`. Out: `by`; for each of before and after: _years (how many
    of the n have a value), _sum, _mean, _growth (compound annual rate from the first to the last
    year of the window that the frame holds, null with the `growth` method's own reasons); at (the
    value in the year itself); change (of the means, 0.1 is 10 per cent more) and reason: why there
    is none ("no_before", "no_after", "before_not_positive"). Values are in the series' unit. A mean
    is of the years that have a value: no row is not taken for 0, so of counts compare the sums as
    well. It compares times, and says nothing of causes.
    """
    windows = {"before": (year - n, year - 1), "after": (year + 1, year + n)}
    at = known_sum(pl.col("amount").filter(pl.col("year") == year))
    levels = [e for name, window in windows.items() for e in _levels(name, window)]
    changes = series.group_by(*by).agg(*levels, at=at)
    for name, window in windows.items():
        rates = growth(series.filter(pl.col("year").is_between(*window)), value="amount", by=by)
        rate = rates.select(*by, pl.col("rate").alias(f"{name}_growth"))
        changes = changes.join(rate, on=list(by), how="left", nulls_equal=True)
    before, after = pl.col("before_mean"), pl.col("after_mean")
    return changes.with_columns(reason=_reason(before, after)).with_columns(
        change=pl.when(pl.col("reason").is_null()).then(after / before - 1)
    )


def partner_change(
    flows: pl.DataFrame, pair: tuple[str, str], year: int, n: int = 3
) -> pl.DataFrame:
    """The change around a year of a country's flows with one partner, and with each other one.

    In: an aggregate that is not cut to a period or partners; `pair` is the country and its chosen
    partner. Out: side ("out", "in_" or the "total" of both, as the country sees it), partner,
    chosen (whether it is the one), and the columns of `change_around`; the chosen first, then by
    change.
    """
    home, partner = pair
    seen = _dated(flows).filter(pl.col("country") == home, is_country("partner"))
    yearly = sides(seen, ["partner", "year"], in_full(flows))
    return _chosen_first(yearly, year, n, ("partner", partner))


def country_years(flows: pl.DataFrame) -> pl.DataFrame:
    """What each country sends to the world and receives, by year and sector.

    In: an aggregate that is not cut to a period or countries. Out: country, year, sector, out, in_,
    total; a side without a known value is null.
    """
    seen = _dated(flows).filter(is_country("country"))
    return sides(seen, ["country", "year", "sector"], "own")


def country_change(years: pl.DataFrame, country: str, year: int, n: int = 3) -> pl.DataFrame:
    """The change around a year of one country's flows with the world, and of each other country's.

    In: the rows of `country_years` of the sectors that are read. Out: side, country, chosen, and
    the columns of `change_around`; the chosen first, then by change.
    """
    yearly = years.group_by("country", "year").agg(known_sum(side).alias(side) for side in SIDES)
    return _chosen_first(yearly, year, n, ("country", country))


@method(
    "change_compared",
    formula="change of the chosen; median, quartiles of others with as many years on each side",
    unit="share",
)
def change_compared(changes: pl.DataFrame) -> pl.DataFrame:
    """Set the change of the chosen beside those of all others.

    In: the rows of one side of `partner_change` or `country_change`. Out: one row: change (of the
    chosen, null as there), others (how many have a change, over windows in which as many years
    have a value as in those of the chosen), without_change (how many have not), lower, median,
    upper (quartiles of the others' changes), smaller (the share of the others whose change is
    smaller, 0 to 1). Others differ in size and distance: a comparison, no control group.
    """
    change, chosen = pl.col("change"), pl.col("chosen")
    own = change.filter(chosen).first()
    alike = pl.all_horizontal(
        pl.col(f"{window}_years") == pl.col(f"{window}_years").filter(chosen).first()
        for window in ("before", "after")
    )
    known = change.filter(~chosen & alike).drop_nulls()
    others = known.len().cast(pl.Int64())
    return changes.select(
        change=own,
        others=others,
        without_change=(~chosen).sum().cast(pl.Int64()) - others,
        lower=known.quantile(0.25, "linear"),
        median=known.median(),
        upper=known.quantile(0.75, "linear"),
        smaller=(known < own).mean(),
    )


def _levels(name: str, window: tuple[int, int]) -> list[pl.Expr]:
    values = pl.col("amount").filter(pl.col("year").is_between(*window))
    return [
        values.count().cast(pl.Int32()).alias(f"{name}_years"),
        known_sum(values).alias(f"{name}_sum"),
        values.mean().alias(f"{name}_mean"),
    ]


def _reason(before: pl.Expr, after: pl.Expr) -> pl.Expr:
    return (
        pl.when(before.is_null())
        .then(pl.lit("no_before"))
        .when(after.is_null())
        .then(pl.lit("no_after"))
        .when(before <= 0)
        .then(pl.lit("before_not_positive"))
    )


def _dated(flows: pl.DataFrame) -> pl.DataFrame:
    return ends(flows.filter(pl.col("year").is_not_null()))


def _chosen_first(
    yearly: pl.DataFrame, year: int, n: int, subject: tuple[str, str]
) -> pl.DataFrame:
    by, code = subject
    series = yearly.unpivot(SIDES, index=[by, "year"], variable_name="side", value_name="amount")
    changes = change_around(series, year, n, ("side", by)).with_columns(chosen=pl.col(by) == code)
    return changes.select("side", by, "chosen", pl.exclude("side", by, "chosen")).sort(
        "chosen", "change", by, "side", descending=[True, True, False, False], nulls_last=True
    )
