import numpy as np
import polars as pl
import pytest

from analytics.intra_industry import both_ways, intra_industry
from tests.analytics.worlds import bundled, random_world, shuffled, split


def flows(*rows):
    return pl.DataFrame(list(rows), ("origin", "destination", "product", "amount"), orient="row")


def test_the_published_example():
    found = intra_industry(flows(("SWE", "NOR", "A", 300.0), ("NOR", "SWE", "A", 200.0)), "SWE")
    assert found.row(0, named=True) == {
        "partner": "NOR",
        "exports": 300.0,
        "imports": 200.0,
        "products": 1,
        "grubel_lloyd": pytest.approx(0.8),
    }


def test_one_direction_alone_has_no_index_and_a_product_one_way_is_apart():
    found = intra_industry(
        flows(
            ("SWE", "NOR", "A", 10.0),
            ("SWE", "DNK", "A", 10.0),
            ("DNK", "SWE", "B", 10.0),
            ("SWE", "ROW", "A", 10.0),
        ),
        "SWE",
    )
    assert dict(found.select("partner", "grubel_lloyd").iter_rows()) == {"DNK": 0.0, "NOR": None}


def by_hand(rows, country, partner):
    """The index from two dictionaries, without a frame."""
    sold: dict[str, float] = {}
    bought: dict[str, float] = {}
    for origin, destination, product, amount in rows.iter_rows():
        if (origin, destination) == (country, partner):
            sold[product] = sold.get(product, 0) + amount
        if (origin, destination) == (partner, country):
            bought[product] = bought.get(product, 0) + amount
    apart = sum(abs(sold.get(k, 0) - bought.get(k, 0)) for k in {*sold, *bought})
    return 1 - apart / (sum(sold.values()) + sum(bought.values()))


@pytest.mark.parametrize("world", [random_world(3).drop("year"), bundled()])
def test_as_a_plain_loop_has_it(world):
    country = "SWE" if "SWE" in world["origin"] else world["origin"][0]
    found = intra_industry(world, country)
    for partner in found["partner"].head(3):
        told = found.filter(pl.col("partner") == partner)["grubel_lloyd"].item()
        assert told == pytest.approx(by_hand(world, country, partner))


def test_bounds_symmetry_order_splitting_and_units():
    world = random_world(6)
    one, other = world["origin"].unique().sort().head(2)
    plain = intra_industry(world, one)
    assert plain["grubel_lloyd"].drop_nulls().is_between(0, 1).all()
    seen_back = intra_industry(world, other).filter(pl.col("partner") == one)
    assert seen_back["grubel_lloyd"].item() == pytest.approx(
        plain.filter(pl.col("partner") == other)["grubel_lloyd"].item()
    )
    for changed in (shuffled(world), split(world), world.with_columns(pl.col("amount") * 7)):
        again = intra_industry(changed, one)
        assert np.allclose(again["grubel_lloyd"], plain["grubel_lloyd"])


def test_coarser_products_raise_it():
    world = random_world(7)
    coarse = world.with_columns(product=pl.lit("all"))
    country = world["origin"][0]
    fine = intra_industry(world, country).sort("partner")["grubel_lloyd"]
    assert (intra_industry(coarse, country).sort("partner")["grubel_lloyd"] >= fine - 1e-12).all()


def test_by_product_by_hand():
    found = both_ways(
        flows(
            ("SWE", "NOR", "A", 300.0),
            ("NOR", "SWE", "A", 200.0),
            ("SWE", "NOR", "B", 10.0),
            ("SWE", "DNK", "A", 99.0),
        ),
        "SWE",
        "NOR",
    )
    assert found.rows() == [
        ("A", 300.0, 200.0, 500.0, 400.0, 0.8),
        ("B", 10.0, 0.0, 10.0, 0.0, 0.0),
    ]


def test_of_one_direction_alone_nothing_is_told_by_product():
    assert both_ways(flows(("SWE", "NOR", "A", 1.0)), "SWE", "NOR").is_empty()


@pytest.mark.parametrize("rows", [random_world(5), bundled()])
def test_products_together_are_the_index_of_the_pair(rows):
    country = rows["origin"].sort()[0]
    for partner, index in (
        intra_industry(rows, country).drop_nulls().select("partner", "grubel_lloyd").iter_rows()
    ):
        products = both_ways(rows, country, partner)
        assert products["matched"].sum() / products["trade"].sum() == pytest.approx(index)
        assert products["grubel_lloyd"].drop_nulls().is_between(0, 1).all()
