import economic_complexity as ec
import numpy as np
import polars as pl
import pytest

from analytics.specialisation import specialisation
from analytics.world import ENOUGH
from data.problem import Problem
from tests.analytics.worlds import bundled, dense, random_world, shuffled, split


def two_sided(countries=ENOUGH):
    """A sells 30 of X and 10 of Y, each of the others 1 of X and 3 of Y."""
    others = [f"A{chr(65 + n)}A" for n in range(countries - 1)]
    rows = [("SWE", "X", 30.0), ("SWE", "Y", 10.0)]
    rows += [(code, good, much) for code in others for good, much in (("X", 1.0), ("Y", 3.0))]
    ends = [(origin, "DEU", product, amount) for origin, product, amount in rows]
    return pl.DataFrame(ends, ("origin", "destination", "product", "amount"), orient="row")


def test_by_hand():
    # Of the world's 116, X is 49; of Sweden's 40 it is 30.
    row = specialisation(two_sided()).row(
        by_predicate=(pl.col("country") == "SWE") & (pl.col("product") == "X"), named=True
    )
    rca = (30 / 40) / (49 / 116)
    assert row["rca"] == pytest.approx(rca)
    assert row["rsca"] == pytest.approx((rca - 1) / (rca + 1))
    assert (row["share"], row["world_share"]) == pytest.approx((0.75, 49 / 116))


@pytest.mark.parametrize("flows", [random_world(1), random_world(2, 40), bundled()])
def test_as_an_independent_library_has_it(flows):
    exports = flows.group_by("origin", "product").agg(pl.col("amount").sum())
    wide = dense(exports, "amount", "origin", "product").to_pandas().set_index("origin")

    found = dense(specialisation(flows), "rca", "country", "product")

    expected = ec.rca(wide).drop(index="ROW", errors="ignore")
    assert np.allclose(found.drop("country").to_numpy(), expected.to_numpy())


@pytest.mark.parametrize("seed", range(5))
def test_identities_and_bounds(seed):
    found = specialisation(random_world(seed))
    weighed = found.group_by("country").agg(
        (pl.col("rca") * pl.col("world_share")).sum(), pl.col("share").sum().alias("whole")
    )
    assert np.allclose(weighed["rca"], 1)
    assert np.allclose(weighed["whole"], 1)
    assert found["rsca"].is_between(-1, 1).all()
    assert ((found["rca"] > 1) == (found["rsca"] > 0)).all()
    assert "ROW" not in found["country"]


def test_order_splitting_and_units_change_nothing():
    flows = random_world(4)
    plain = specialisation(flows).drop("amount")
    for other in (shuffled(flows), split(flows), flows.with_columns(pl.col("amount") * 1000)):
        changed = specialisation(other).drop("amount")
        assert changed.select("country", "product").equals(plain.select("country", "product"))
        assert np.allclose(changed["rca"], plain["rca"])


def test_a_handful_of_countries_is_refused():
    with pytest.raises(Problem, match="too_small"):
        specialisation(two_sided(ENOUGH - 1))
