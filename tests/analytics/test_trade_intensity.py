import numpy as np
import polars as pl
import pytest

from analytics.trade_intensity import trade_intensity
from data.problem import Problem
from tests.analytics.worlds import bundled, dense, random_world, shuffled, split


@pytest.mark.parametrize("flows", [random_world(1), bundled()])
def test_as_matrices_have_it(flows):
    pairs = flows.group_by("origin", "destination").agg(pl.col("amount").sum())
    wide = dense(pairs, "amount", "origin", "destination")
    names, matrix = wide["origin"].to_list(), wide.select(sorted(wide.columns[1:])).to_numpy()
    share = matrix / matrix.sum(axis=1, keepdims=True)
    expected = share / (matrix.sum(axis=0) / matrix.sum())

    for origin, destination, intensity in (
        trade_intensity(flows).select("origin", "destination", "intensity").head(200).iter_rows()
    ):
        place = names.index(origin), names.index(destination)
        assert intensity == pytest.approx(expected[place])


@pytest.mark.parametrize("seed", range(4))
def test_weighed_by_the_worlds_shares_it_is_neutral(seed):
    flows = random_world(seed).filter(pl.col("destination") != "ROW", pl.col("origin") != "ROW")
    weighed = (
        trade_intensity(flows)
        .group_by("origin")
        .agg((pl.col("intensity") * pl.col("world_share")).sum())
    )
    assert np.allclose(weighed["intensity"], 1)


def test_order_splitting_and_units_change_nothing():
    flows = random_world(4)
    plain = trade_intensity(flows)["intensity"]
    for other in (shuffled(flows), split(flows), flows.with_columns(pl.col("amount") * 1000)):
        assert np.allclose(trade_intensity(other)["intensity"], plain)


def test_by_hand_where_all_trade_alike():
    codes = [f"A{chr(65 + n)}A" for n in range(20)]
    rows = [(a, b, 2.0) for a in codes for b in codes if a != b]
    rows.append(("AAA", "ABA", 2.0))
    found = trade_intensity(pl.DataFrame(rows, ("origin", "destination", "amount"), orient="row"))
    # AAA sells 4 of its 40 to ABA, the world 40 of its 762.
    assert found["intensity"][0] == pytest.approx((4 / 40) / (40 / 762))


def test_a_handful_of_countries_is_refused():
    with pytest.raises(Problem, match="too_small"):
        trade_intensity(random_world(1, countries=19))
