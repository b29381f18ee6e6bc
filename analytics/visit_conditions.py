from typing import Final

import polars as pl

from analytics.method import method

AROUND: Final = 2
"""Years with exports that a visited cell must have before its first visit, and after it."""

NEEDED: Final = {"census": 1.0, "overlap": 1.0, "years": 8.0, "cells": 30.0, "pairs": 20.0}
"""How much of each there must be before an effect is estimated at all."""

CELL: Final = ("origin", "destination", "sector")


@method(
    "visit_conditions",
    formula="no sample; years in common; years, cells and pairs with exports before and after",
    unit="values",
)
def visit_conditions(
    panel: pl.DataFrame, firsts: pl.DataFrame, coverage: str, lag: int
) -> pl.DataFrame:
    """Check whether an effect of visits can be told from the data at all.

    In: the rows of `visit_panel` and of `first_visits`; the coverage of the register of visits.
    Out: a row for each condition in the order to be read, with have, need and met: "census" (the
    register is no sample: a market without a visit on record has had none), "overlap" (years in
    which there are both exports and visits), "years" (with exports), "cells" (pairs of countries in
    a sector with at least two years of exports before the first visit and from `lag` years after
    it on) and "pairs" (of countries among them). Meeting all of them is needed, not sufficient.
    """
    years = panel["year"].unique()
    visited = firsts["first"].unique()
    usable = _usable(panel, lag)
    have = {
        "census": float(coverage != "sample"),
        "overlap": float(years.is_in(visited.implode()).sum()) if len(visited) else 0.0,
        "years": float(len(years)),
        "cells": float(usable.height),
        "pairs": float(usable.select(CELL[:2]).n_unique()) if usable.height else 0.0,
    }
    return pl.DataFrame(
        {"condition": list(NEEDED), "have": list(have.values()), "need": list(NEEDED.values())}
    ).with_columns(met=pl.col("have") >= pl.col("need"))


def _usable(panel: pl.DataFrame, lag: int) -> pl.DataFrame:
    """The visited cells with exports on both sides."""
    since = pl.col("since")
    return (
        panel.filter(since.is_not_null())
        .group_by(CELL)
        .agg(before=(since < 0).sum(), after=(since >= lag).sum())
        .filter(pl.col("before") >= AROUND, pl.col("after") >= AROUND)
    )
