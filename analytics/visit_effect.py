from typing import Final

import polars as pl

from analytics.method import method
from analytics.visit_panel import first_visits, visit_panel
from analytics.visit_regression import Fit, fitted
from analytics.visit_variants import VARIANTS, varied
from data.frames import Frames
from data.progress import Progress, quiet

EARLIEST, LATEST = -4, 5
"""Years around the first visit that are told apart; the outermost hold all beyond them."""
REFERENCE: Final = -1
"""The year before the first visit: the others are measured against it."""
SUSPECT: Final = 0.05
"""Leads less likely than this, if nothing had gone before the visits, fail the pre-trend."""


@method(
    "visit_effect",
    formula="E[x_hokt] = exp(b·V_hok(t-l) + c·A_hokt + e_hkt + e_okt + e_hok); effect = exp(b) - 1",
    unit="share",
    source="Head & Ries 2010; leads and lags after Freyaldenhoven, Hansen & Shapiro 2019",
)
def visit_effect(
    exports: pl.DataFrame, visits: pl.DataFrame, lag: int, progress: Progress = quiet
) -> Frames:
    """Estimate what a host's exports to a market do from `lag` years after its first visit on.

    In: an aggregate of exports and facts of visits, of the sectors that are asked for. A visit from
    country o to host h in sector k may raise h's exports to o in k. Poisson pseudo maximum
    likelihood with effects for each exporter's sector and year, each market's sector and year, and
    each pair's sector, so that a cell is compared with itself before, with the exporter's other
    markets and with the market's other suppliers. Errors are clustered by pair and set right for
    few large pairs (CR2). Out: `effect` (one row: the effect, low and high of the interval of 95
    per cent, as shares, 0.1 is 10 per cent; error, clusters, rows, cells, pairs; pre_trend: how
    likely leads as large are where nothing went before; verdict), `leads` (term, since, estimate,
    low, high: as shares of the year before the first visit), `robustness` (the effect in other
    ways, see `visit_variants`) and `coefficients` (of both regressions, in logarithms).

    The verdict reads the leads first: "pre_trend" (exports moved before the visits did: no effect
    is told), then the interval: "rise", "fall" or "none" (it holds nought). It takes the effect as
    lasting and alike everywhere, and holds only if visits do not follow other news of the very same
    pair and sector.
    """
    panel = visit_panel(exports, first_visits(visits))
    progress("estimate", 0.05)
    main = effect_of(panel, lag)
    progress("estimate", 0.15)
    steps = event_study(panel)
    progress("estimate", 0.3)
    others = []
    for place, name in enumerate(VARIANTS, start=1):
        others.append(_variant(name, visits, exports, panel, lag))
        progress("estimate", 0.3 + 0.7 * place / len(VARIANTS))
    return {
        "effect": told(main, steps, panel),
        "leads": _leads(steps),
        "robustness": pl.concat(others, how="diagonal_relaxed"),
        "coefficients": pl.concat([main.table(), steps.table()]),
    }


def effect_of(panel: pl.DataFrame, lag: int) -> Fit:
    """The regression on having been visited at least `lag` years ago.

    The years from the one before the first visit until then stand apart (`around`): visits follow
    good years, and a good year just before would make what comes after it look like a fall.
    """
    since = pl.col("since")
    terms = {"visited": since >= lag, "around": (since >= REFERENCE) & (since < lag)}
    indicators = {name: _indicator(condition) for name, condition in terms.items()}
    return fitted(panel.with_columns(**indicators), tuple(terms))


def event_study(panel: pl.DataFrame) -> Fit:
    """The regression on the years since the first visit, the year before it left out."""
    since = pl.col("since").clip(EARLIEST, LATEST)
    terms = {name: _indicator(since == year) for name, year in steps_of().items()}
    return fitted(panel.with_columns(**terms), tuple(terms))


def steps_of() -> dict[str, int]:
    """The terms of the event study and the years since the first visit that they stand for."""
    years = [year for year in range(EARLIEST, LATEST + 1) if year != REFERENCE]
    return {f"lead_{-year}" if year < 0 else f"lag_{year}": year for year in years}


def told(main: Fit, steps: Fit | None, panel: pl.DataFrame) -> pl.DataFrame:
    """The effect and its verdict, one row; without an event study the leads are not read."""
    leads = tuple(term for term in steps.terms if term.startswith("lead")) if steps else ()
    pre_trend = steps.together(leads) if steps and leads else None
    row = visited_of(main).with_columns(pre_trend=pl.lit(pre_trend, pl.Float64()))
    treated = panel.filter(pl.col("first").is_not_null())
    return row.select(
        pl.col("estimate").alias("effect"),
        *("low", "high", "error", "clusters", "pre_trend"),
        rows=pl.lit(main.rows, pl.Int64()),
        cells=pl.lit(treated["cell"].n_unique(), pl.Int64()),
        pairs=pl.lit(treated["pair"].n_unique(), pl.Int64()),
        verdict=_verdict(),
    )


def visited_of(main: Fit) -> pl.DataFrame:
    """The row of the effect itself, as shares."""
    return as_shares(main.table().filter(pl.col("term") == "visited"))


def as_shares(table: pl.DataFrame) -> pl.DataFrame:
    """Coefficients as shares: 0.1 is 10 per cent more."""
    return table.with_columns(pl.col("estimate", "low", "high").exp() - 1)


def _verdict() -> pl.Expr:
    return (
        pl.when(pl.col("pre_trend") < SUSPECT)
        .then(pl.lit("pre_trend"))
        .when(pl.col("low") > 0)
        .then(pl.lit("rise"))
        .when(pl.col("high") < 0)
        .then(pl.lit("fall"))
        .otherwise(pl.lit("none"))
    )


def _leads(steps: Fit) -> pl.DataFrame:
    years = steps_of()
    reference = pl.DataFrame(
        {
            "term": ["reference"],
            "estimate": [0.0],
            "low": [0.0],
            "high": [0.0],
            "since": [REFERENCE],
        }
    )
    found = as_shares(steps.table()).with_columns(
        since=pl.col("term").replace_strict(years, return_dtype=pl.Int64())
    )
    return pl.concat([found, reference], how="diagonal").sort("since")


def _variant(
    name: str, visits: pl.DataFrame, exports: pl.DataFrame, panel: pl.DataFrame, lag: int
) -> pl.DataFrame:
    """The effect in another way; a row without numbers where the rows do not suffice."""
    other, own_lag = varied(name, visits, exports, panel, lag)
    treated = other.filter(pl.col("since") >= own_lag)["cell"].n_unique()
    row = pl.DataFrame({"variant": [name], "cells": [treated]})
    if not treated:
        return row
    found = visited_of(effect_of(other, own_lag))
    return pl.concat([row, found.rename({"estimate": "effect"}).drop("term")], how="horizontal")


def _indicator(condition: pl.Expr) -> pl.Expr:
    return condition.fill_null(value=False).cast(pl.Float64())
