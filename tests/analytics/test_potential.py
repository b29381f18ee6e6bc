import numpy as np
import polars as pl
import pytest

from analytics.potential import export_potential, market_potential
from data.problem import Problem
from tests.analytics.worlds import bundled, random_world, shuffled, split

KEYS = ["origin", "destination", "product"]


def tensor(flows):
    """Origins, destinations, products, and the amounts as a cube of three sides."""
    names = [flows[key].unique().sort().to_list() for key in KEYS]
    cube = np.zeros([len(side) for side in names])
    for row in flows.select(*KEYS, "amount").iter_rows():
        cube[tuple(side.index(code) for side, code in zip(names, row, strict=False))] += row[3]
    return names, cube


@pytest.mark.parametrize("seed", range(3))
def test_as_a_cube_of_numbers_has_it(seed):
    flows = random_world(seed)
    names, cube = tensor(flows)
    supply = cube.sum(axis=1) / cube.sum(axis=(0, 1))
    like = np.einsum("ik,jk->ijk", supply, cube.sum(axis=0))
    easy = cube.sum(axis=2) / like.sum(axis=2)

    found = export_potential(flows)

    for row in found.sample(200, seed=1).iter_rows(named=True):
        i, j, k = (side.index(row[key]) for side, key in zip(names, KEYS, strict=True))
        assert row["amount"] == pytest.approx(cube[i, j, k])
        assert row["easy"] == pytest.approx(easy[i, j])
        assert row["potential"] == pytest.approx(easy[i, j] * like[i, j, k])
        assert row["unrealised"] == pytest.approx(max(0, row["potential"] - row["amount"]))


@pytest.mark.parametrize("flows", [random_world(5), random_world(6, held=0.4), bundled()])
def test_over_products_the_potential_of_a_pair_is_what_it_trades(flows):
    sums = (
        export_potential(flows)
        .group_by("origin", "destination")
        .agg(
            pl.col("amount", "potential", "unrealised").sum(),
            over=(pl.col("amount") - pl.col("potential")).clip(0).sum(),
        )
    )
    assert np.allclose(sums["potential"], sums["amount"])
    # What is missing in some products is what is sold beyond the potential of others.
    assert np.allclose(sums["unrealised"], sums["over"])
    traded = flows.filter(pl.col("origin") != "ROW", pl.col("destination") != "ROW")
    assert sums["amount"].sum() == pytest.approx(traded["amount"].sum())


def test_one_origin_is_as_among_all():
    flows = random_world(7)
    one = flows["origin"][0]
    alone = export_potential(flows, [one])
    among = export_potential(flows).filter(pl.col("origin") == one)
    assert alone.select(KEYS).equals(among.select(KEYS))
    assert np.allclose(alone["unrealised"], among["unrealised"])


def test_order_splitting_and_units_change_nothing():
    flows = random_world(4)
    plain = export_potential(flows)
    for other, unit in ((shuffled(flows), 1), (split(flows), 1)):
        again = export_potential(other)
        assert np.allclose(again["unrealised"], plain["unrealised"] * unit)
    scaled = export_potential(flows.with_columns(pl.col("amount") * 1000))
    assert np.allclose(scaled["unrealised"], plain["unrealised"] * 1000)
    assert np.allclose(scaled["easy"], plain["easy"])


def test_a_suppressed_amount_has_a_potential_and_nothing_unrealised():
    flows = random_world(8)
    first = flows.row(0, named=True)
    cell = pl.all_horizontal(pl.col(key) == first[key] for key in KEYS)
    hidden = flows.with_columns(amount=pl.when(~cell).then("amount"))
    row = export_potential(hidden).filter(cell).row(0, named=True)
    assert row["unrealised"] is None
    assert row["potential"] > 0


def test_a_market_sums_the_products_named():
    rows = [("SWE", "NOR", "A", 1.0, 4.0, 3.0), ("SWE", "NOR", "B", 9.0, 6.0, 0.0)]
    rows += [("SWE", "DNK", "A", 1.0, 6.0, 5.0), ("SWE", "DNK", "C", 9.0, 99.0, 90.0)]
    columns = (*KEYS, "amount", "potential", "unrealised")
    found = market_potential(pl.DataFrame(rows, columns, orient="row"), ["A", "B"])
    assert found.rows() == [
        ("SWE", "DNK", 1.0, 6.0, 5.0, pytest.approx(1 / 6)),
        ("SWE", "NOR", 10.0, 10.0, 3.0, pytest.approx(0.7)),
    ]


def test_a_handful_of_countries_is_refused():
    with pytest.raises(Problem, match="too_small"):
        export_potential(random_world(1, countries=19))
