import numpy as np
import polars as pl
import pytest

from analytics.complementarity import common_mix, complementarity, mixes
from data.problem import Problem
from tests.analytics.worlds import bundled, random_world, shuffled, split


def by_hand(flows, origin, destination):
    """The index from plain sums."""
    sold = dict(
        flows.filter(pl.col("origin") == origin)
        .group_by("product")
        .agg(pl.col("amount").sum())
        .iter_rows()
    )
    bought = dict(
        flows.filter(pl.col("destination") == destination)
        .group_by("product")
        .agg(pl.col("amount").sum())
        .iter_rows()
    )
    apart = sum(
        abs(bought.get(k, 0) / sum(bought.values()) - sold.get(k, 0) / sum(sold.values()))
        for k in {*sold, *bought}
    )
    return 100 * (1 - apart / 2)


@pytest.mark.parametrize("flows", [random_world(8, held=0.3), bundled()])
def test_as_plain_sums_have_it(flows):
    found = complementarity(flows)
    for origin, destination, index in found.sample(20, seed=1).iter_rows():
        assert index == pytest.approx(by_hand(flows, origin, destination))


@pytest.mark.parametrize("seed", range(4))
def test_bounds(seed):
    found = complementarity(random_world(seed, held=0.2))
    assert found["complementarity"].is_between(-1e-9, 100 + 1e-9).all()
    assert "ROW" not in {*found["origin"], *found["destination"]}


def test_the_ends_of_the_scale():
    codes = [f"A{chr(65 + n)}A" for n in range(20)]
    rows = [(code, "DEU", "A" if code == "AAA" else "B", 1.0) for code in codes]
    rows += [("AAA", "NOR", "A", 5.0)]
    found = complementarity(
        pl.DataFrame(rows, ("origin", "destination", "product", "amount"), orient="row")
    )
    index = {(a, b): value for a, b, value in found.iter_rows()}
    assert index["AAA", "NOR"] == pytest.approx(100)
    assert index["ABA", "NOR"] == pytest.approx(0)


def test_order_splitting_and_units_change_nothing():
    flows = random_world(4)
    plain = complementarity(flows)["complementarity"]
    for other in (shuffled(flows), split(flows), flows.with_columns(pl.col("amount") * 1000)):
        assert np.allclose(complementarity(other)["complementarity"], plain)


def test_a_handful_of_countries_is_refused():
    with pytest.raises(Problem, match="too_small"):
        complementarity(random_world(1, countries=19))


@pytest.mark.parametrize("seed", range(3))
def test_what_mixes_have_in_common_adds_up_to_the_index_whatever_the_order_of_rows(seed):
    flows = random_world(seed, held=0.3)
    for origin, destination, index in complementarity(flows).sample(8, seed=seed).iter_rows():
        mix = common_mix(mixes(split(shuffled(flows))), origin, destination)
        assert mix["common"].sum() == pytest.approx(index)
        assert mix["sold"].sum() == pytest.approx(1)
        assert mix["bought"].sum() == pytest.approx(1)
        assert mix["common"].is_sorted(descending=True)


def test_a_mix_by_hand():
    others = [(f"A{chr(65 + n)}A", "DEU", "C", 1.0) for n in range(20)]
    rows = [("SWE", "DEU", "A", 3.0), ("SWE", "FIN", "B", 1.0)]
    rows += [("FIN", "NOR", "A", 1.0), ("DEU", "NOR", "C", 1.0), *others]
    flows = pl.DataFrame(rows, ("origin", "destination", "product", "amount"), orient="row")
    assert common_mix(mixes(flows), "SWE", "NOR").rows() == [
        ("A", 0.75, 0.5, 50.0),
        ("B", 0.25, 0.0, 0.0),
        ("C", 0.0, 0.5, 0.0),
    ]
    assert common_mix(mixes(flows), "NOR", "SWE").is_empty()
