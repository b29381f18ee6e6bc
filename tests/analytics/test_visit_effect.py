from functools import cache

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from scipy.linalg import qr

from analytics.reports import one_report
from analytics.visit_effect import effect_of, event_study, steps_of, told, visit_effect
from analytics.visit_panel import first_visits, visit_panel
from analytics.visit_regression import Fit, fitted
from analytics.visit_variants import VARIANTS, varied
from data.aggregate import exports_aggregate
from data.crosswalk import sectors_of
from data.synthetic.exports import exports
from data.synthetic.truth import Truth
from data.synthetic.visits import first_visit, visits

EFFECT = 0.5


@cache
def register(effect=EFFECT):
    truth = Truth(seed=7, countries=14, products=30, visit_effect=effect, imports=0.0)
    came = visits(truth, 900)
    sold = pl.concat(exports(truth, 25_000, first_visit(truth, came)))
    sectors = sectors_of("hs6", sold["product"].unique().sort())
    return one_report(exports_aggregate(sold.lazy(), sectors.lazy())), came


@cache
def panel():
    flows, came = register()
    return visit_panel(flows, first_visits(came))


TOLD: list[tuple[str, float]] = []
"""What the estimate told of its progress, as the process that makes it is told."""


@cache
def answer():
    flows, came = register()
    return visit_effect(flows, came, 1, lambda step, done: TOLD.append((step, done)))


def fit(estimate, error, leads=0.0):
    """A fit by hand, on many clusters."""
    main = Fit(("visited",), np.array([estimate]), np.array([[error**2]]), np.array([500.0]), 9)
    terms = ("lead_4", "lead_3", "lead_2", "lag_0")
    covariance = np.eye(4) * error**2
    steps = Fit(terms, np.array([leads] * 3 + [0.0]), covariance, np.full(4, 500.0), 9)
    return main, steps


@pytest.mark.parametrize(
    ("estimate", "leads", "verdict"),
    [(0.3, 0.0, "rise"), (-0.3, 0.0, "fall"), (0.1, 0.0, "none"), (0.3, 0.5, "pre_trend")],
)
def test_the_verdict_reads_the_leads_first_then_the_interval(estimate, leads, verdict):
    row = told(*fit(estimate, 0.1, leads), panel()).row(0, named=True)
    assert row["verdict"] == verdict
    assert row["effect"] == pytest.approx(np.exp(estimate) - 1)
    assert row["low"] < row["effect"] < row["high"]


def test_coefficients_are_those_of_a_poisson_regression_with_every_effect_as_a_dummy():
    markets = panel()["destination"].unique().sort()[:7].to_list()
    small = panel().filter(
        pl.col("sector") == "energy", pl.col("year") < 2012, pl.col("destination").is_in(markets)
    )
    small = visit_panel(*_again(small))
    found = effect_of(small, 1)
    since = small["since"]
    columns = [
        ((since >= 1).fill_null(value=False)).to_numpy(),
        ((since >= -1) & (since < 1)).fill_null(value=False).to_numpy(),
    ]
    for name in ("from_sector_year", "to_sector_year", "cell"):
        codes = small[name].to_numpy()
        columns += list((codes[:, None] == np.unique(codes)).T)
    design = np.array(columns, dtype=float).T
    order = qr(design, mode="r", pivoting=True)[1][: np.linalg.matrix_rank(design)]
    design = design[:, sorted(order)]
    assert {0, 1} <= set(order.tolist())
    amounts = small["amount"].to_numpy() / small["amount"].mean()
    theirs = sm.GLM(amounts, design, family=sm.families.Poisson()).fit(tol=1e-12, maxiter=200)
    assert found.values == pytest.approx(theirs.params[:2], abs=1e-5)


def _again(rows):
    firsts = rows.filter(pl.col("first").is_not_null()).select(
        "origin", "destination", "sector", "first", "second"
    )
    return rows.select("year", "origin", "destination", "sector", "amount"), firsts.unique()


def test_a_known_effect_lies_in_the_interval_and_none_does_not():
    row = answer()["effect"].row(0, named=True)
    assert row["low"] <= EFFECT <= row["high"]
    assert row["low"] > 0
    assert row["pre_trend"] > 0.05


def test_without_an_effect_the_interval_holds_nought():
    flows, came = register(0.0)
    row = effect_of(visit_panel(flows, first_visits(came)), 1).table().row(0, named=True)
    assert row["low"] <= 0 <= row["high"]


def test_the_leads_are_told_beside_the_year_before_the_first_visit():
    leads = answer()["leads"]
    assert leads["since"].to_list() == list(range(-4, 6))
    assert leads.filter(pl.col("since") == -1).select("estimate", "low").row(0) == (0.0, 0.0)
    assert set(steps_of().values()) == {*range(-4, 6)} - {-1}


def test_every_variant_has_a_row_and_the_main_one_is_among_them():
    rows = answer()["robustness"]
    assert tuple(rows["variant"]) == VARIANTS
    same = rows.filter(pl.col("variant") == "lag_1")["effect"].item()
    assert same == pytest.approx(answer()["effect"]["effect"].item())
    placebo = rows.filter(pl.col("variant") == "placebo").row(0, named=True)
    assert placebo["low"] < 0 < placebo["high"]


def test_the_placebo_holds_no_year_of_a_real_visit():
    flows, came = register()
    early, lag = varied("placebo", came, flows, panel(), 1)
    assert lag == -3
    assert early["since"].drop_nulls().max() < 0


def test_without_the_largest_pair_one_visited_pair_is_gone():
    flows, came = register()
    rest, _ = varied("largest_pair", came, flows, panel(), 1)
    gone = set(panel()["pair"]) - set(rest["pair"])
    sums = panel().filter(pl.col("first").is_not_null()).group_by("pair").agg(pl.sum("amount"))
    assert sums.sort("amount")["pair"][-1] in gone


def test_units_and_the_order_of_rows_do_not_matter():
    mixed = panel().sample(fraction=1, shuffle=True, seed=3)
    mixed = mixed.with_columns(pl.col("amount") / 1e6)
    one, other = (effect_of(rows, 1).table() for rows in (panel(), mixed))
    assert other["estimate"].to_list() == pytest.approx(one["estimate"].to_list(), abs=1e-6)
    assert other["error"].to_list() == pytest.approx(one["error"].to_list(), rel=1e-4)


def test_a_term_that_never_holds_is_left_out():
    terms = panel().with_columns(
        never=pl.lit(0.0), visited=(pl.col("since") >= 1).fill_null(value=False)
    )
    terms = terms.with_columns(pl.col("visited").cast(pl.Float64()))
    assert fitted(terms, ("never", "visited")).terms == ("visited",)


def test_the_joint_test_is_that_of_one_coefficient_squared():
    main, _ = fit(0.2, 0.1)
    low = main.table()["low"].item()
    assert (main.together(("visited",)) < 0.05) == (low > 0)
    assert main.together(("visited",)) == pytest.approx(0.0460, abs=1e-3)


def test_the_event_study_tells_no_rise_before_the_first_visit_and_one_after():
    table = event_study(panel()).table()
    after = table.filter(pl.col("term").str.starts_with("lag"), pl.col("term") != "lag_0")
    assert (after["estimate"] > 0.1).all()


def test_it_tells_how_far_it_is():
    answer()
    parts = [done for _, done in TOLD]
    assert {step for step, _ in TOLD} == {"estimate"}
    assert parts == sorted(parts)
    assert parts[-1] == 1
