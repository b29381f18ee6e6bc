import numpy as np
import polars as pl
import pytest

from analytics.market_share import constant_market_share
from data.catalogue import aggregate
from data.problem import Problem
from tests.analytics.worlds import random_world, shuffled, split

COLUMNS = ("year", "origin", "destination", "sector", "amount")
PARTS = ("growth", "commodity", "market", "competitiveness")


def table(flows):
    return flows.rename({"product": "sector"})


def by_hand(flows, country, start, end):
    """The four parts from sums over plain rows."""
    value = {}
    for year, origin, destination, sector, amount in flows.select(COLUMNS).iter_rows():
        value[year, origin, destination, sector] = amount

    def total(year, **ends):
        return sum(
            amount
            for key, amount in value.items()
            if key[0] == year
            and all(key[COLUMNS.index(name)] == code for name, code in ends.items())
        )

    def rate(**ends):
        before = total(start, **ends)
        return total(end, **ends) / before - 1 if before else 0.0

    cells = {(j, k) for _, i, j, k in value if i == country}
    parts = dict.fromkeys(PARTS, 0.0)
    for j, k in cells:
        x = value.get((start, country, j, k), 0.0)
        r, r_k, r_kj = rate(), rate(sector=k), rate(sector=k, destination=j)
        parts["growth"] += r * x
        parts["commodity"] += (r_k - r) * x
        parts["market"] += (r_kj - r_k) * x
        parts["competitiveness"] += value.get((end, country, j, k), 0.0) - x - r_kj * x
    return parts


def test_as_sums_over_plain_rows_have_it():
    flows = table(random_world(2, countries=20, products=2, years=2))
    country = flows["origin"][0]
    found = constant_market_share(flows, 2000, 2001).filter(pl.col("country") == country)
    expected = by_hand(flows, country, 2000, 2001)
    for part in PARTS:
        assert found[part].item() == pytest.approx(expected[part])


@pytest.mark.parametrize("seed", range(4))
def test_the_four_add_up_and_the_worlds_competitiveness_is_nought(seed):
    flows = table(random_world(seed, years=2, held=0.6))
    closed = flows.filter(pl.col("origin") != "ROW")
    found = constant_market_share(closed, 2000, 2001)
    assert np.allclose(found.select(pl.sum_horizontal(PARTS)).to_series(), found["change"])
    assert np.allclose(found["end_value"] - found["start_value"], found["change"])
    scale = found["change"].abs().sum()
    for part in ("commodity", "market"):
        assert abs(found[part].sum()) < 1e-9 * scale
    # What nobody sold at first has no rate, and is all that is left over.
    cells = closed.group_by("destination", "sector").agg(
        old=pl.col("amount").filter(pl.col("year") == 2000).sum(),
        new=pl.col("amount").filter(pl.col("year") == 2001).sum(),
    )
    unrated = cells.filter(pl.col("old") == 0)["new"].sum()
    assert found["competitiveness"].sum() == pytest.approx(unrated, abs=1e-9 * scale)


def test_on_the_bundled_years_the_four_add_up():
    found = constant_market_share(aggregate("exports_1995_2011"), 1995, 2011)
    assert np.allclose(found.select(pl.sum_horizontal(PARTS)).to_series(), found["change"])
    assert {"SWE", "DNK", "FIN", "DEU"} <= set(found["country"])
    assert "ROW" not in found["country"]


def test_where_all_grow_alike_all_is_growth():
    flows = table(random_world(3))
    later = flows.with_columns(pl.col("amount") * 1.5, year=pl.lit(2005, pl.Int32()))
    found = constant_market_share(pl.concat([flows, later]), 2000, 2005)
    assert np.allclose(found["growth"], found["change"])
    assert np.allclose(found.select(pl.sum_horizontal(PARTS[1:])).to_series(), 0, atol=1e-6)


def test_order_splitting_and_units_change_nothing():
    flows = table(random_world(4, years=2))
    plain = constant_market_share(flows, 2000, 2001)
    for other, unit in (
        (shuffled(flows), 1),
        (split(flows), 1),
        (flows.with_columns(pl.col("amount") * 1000), 1000),
    ):
        again = constant_market_share(other, 2000, 2001)
        for part in PARTS:
            assert np.allclose(again[part], plain[part] * unit)


def test_a_missing_year_and_a_handful_of_countries_are_refused():
    with pytest.raises(Problem, match="no_year"):
        constant_market_share(table(random_world(1)), 2000, 2020)
    with pytest.raises(Problem, match="too_small"):
        constant_market_share(table(random_world(1, countries=19)), 2000, 2000)


@pytest.mark.parametrize("within", [["destination"], ["sector"], ["destination", "sector"]])
def test_parts_within_add_up_to_those_of_the_country(within):
    flows = table(random_world(6, years=2))
    whole = constant_market_share(flows, 2000, 2001)
    parts = constant_market_share(flows, 2000, 2001, within=within)
    told = ["start_value", "end_value", "change", *PARTS]
    summed = parts.group_by("country").agg(pl.col(told).sum()).sort("country")
    assert set(within) <= set(parts.columns)
    assert np.allclose(summed.select(told), whole.select(told))
    assert np.allclose(parts.select(pl.sum_horizontal(PARTS)).to_series(), parts["change"])
