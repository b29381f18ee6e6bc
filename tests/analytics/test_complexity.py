import economic_complexity as ec
import numpy as np
import polars as pl
import pytest
from economic_complexity.polars.product_space import (
    calculate_proximity,
    calculate_relatedness,
)

from analytics.complexity import complexity, relatedness
from analytics.specialisation import specialisation
from data.problem import Problem
from tests.analytics.worlds import bundled, dense, random_world, shuffled, split

WORLDS = [random_world(1, 40, 25), random_world(2, 35, 12), bundled()]


def rcas(flows):
    """The RCA as the library wants it."""
    return (
        dense(specialisation(flows), "rca", "country", "product").to_pandas().set_index("country")
    )


@pytest.mark.parametrize("flows", WORLDS)
def test_density_as_an_independent_library_has_it(flows):
    held = dense(specialisation(flows), "rca", "country", "product").with_columns(
        pl.exclude("country") >= 1
    )
    counted = held.with_columns(pl.exclude("country").cast(pl.Float64()))
    near = calculate_proximity(counted.drop("country"))
    expected = calculate_relatedness(counted, near, location="country").drop("country")
    found = dense(relatedness(flows), "density", "country", "product").drop("country")
    assert np.allclose(found.to_numpy(), expected.select(found.columns).to_numpy())


def standard(values):
    return (values - values.mean()) / values.std()


@pytest.mark.parametrize("flows", [WORLDS[0], WORLDS[2]])
def test_indices_as_an_independent_library_has_them(flows):
    # The library iterates; forty steps come near the eigenvector, more lose it in rounding.
    eci, pci = ec.complexity(rcas(flows), iterations=40)
    countries, products = complexity(flows)
    for frame, key, name, expected in (
        (countries, "country", "eci", eci),
        (products, "product", "pci", pci),
    ):
        ours = frame.sort(key)[name].to_numpy()
        theirs = standard(expected.sort_index().to_numpy(dtype=float))
        assert abs(np.corrcoef(ours, theirs)[0, 1]) > 0.98
        assert np.allclose(ours.mean(), 0)
        assert np.allclose(ours.std(), 1)


def test_the_index_is_the_second_eigenvector():
    flows = WORLDS[0]
    held = (rcas(flows).to_numpy() >= 1).astype(float)
    diversity, ubiquity = held.sum(axis=1), held.sum(axis=0)
    square = held / diversity[:, None] @ (held / ubiquity).T
    eci = complexity(flows)[0].sort("country")["eci"].to_numpy()
    value = np.sort(np.linalg.eigvals(square).real)[-2]
    # Standardising adds a constant, which is the first eigenvector, of value 1.
    centred = square @ eci - value * eci
    assert np.allclose(centred, centred.mean())


def test_countries_of_many_specialisations_stand_high_and_products_follow_them():
    flows = WORLDS[0]
    countries, products = complexity(flows)
    assert np.corrcoef(countries["diversity"], countries["eci"])[0, 1] > 0
    held = relatedness(flows).filter("specialised").join(countries, on="country")
    mean = held.group_by("product").agg(pl.col("eci").mean()).join(products, on="product")
    assert np.corrcoef(mean["eci"], mean["pci"])[0, 1] == pytest.approx(1)


def test_density_by_hand():
    # Thirty countries: ten sell A and B, ten B and C, ten C alone, in equal amounts.
    mixes = ["AB"] * 10 + ["BC"] * 10 + ["C"] * 10
    codes = [f"A{a}{b}" for a in "ABC" for b in "ABCDEFGHIJ"]
    rows = [
        (code, "SWE", product, 12.0 / len(mix))
        for code, mix in zip(codes, mixes, strict=True)
        for product in mix
    ]
    flows = pl.DataFrame(rows, ("origin", "destination", "product", "amount"), orient="row")
    found = relatedness(flows).filter(pl.col("country") == "AAA").sort("product")
    # A is near B by 10/20, B near C by 10/20, A not near C: AAA holds all that is near A, half
    # of what is near B, and all that is near C.
    assert found["specialised"].to_list() == [True, True, False]
    assert found["density"].to_list() == pytest.approx([1.0, 0.5, 1.0])


def test_order_splitting_and_units_change_nothing():
    flows = random_world(4, 32)
    eci, density = complexity(flows)[0]["eci"], relatedness(flows)["density"]
    for other in (shuffled(flows), split(flows), flows.with_columns(pl.col("amount") * 1000)):
        assert np.allclose(complexity(other)[0]["eci"], eci)
        assert np.allclose(relatedness(other)["density"], density)
    assert density.is_between(0, 1).all()


def test_below_thirty_countries_and_without_links_it_is_refused():
    for method in (complexity, relatedness):
        with pytest.raises(Problem, match="too_small_for_complexity"):
            method(random_world(1, countries=29))
    codes = [f"A{a}{b}" for a in "ABC" for b in "ABCDEFGHIJ"]
    rows = [(code, "SWE", "A" if n < 15 else "B", 1.0) for n, code in enumerate(codes)]
    apart = pl.DataFrame(rows, ("origin", "destination", "product", "amount"), orient="row")
    with pytest.raises(Problem, match="not_linked"):
        complexity(apart)
