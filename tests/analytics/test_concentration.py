import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.concentration import concentration

amounts = st.lists(st.floats(0.01, 1e6), min_size=2, max_size=12)


def frame(*values):
    return pl.DataFrame({"partner": [f"P{n}" for n in range(len(values))], "amount": values})


def test_by_hand():
    # Shares of 0.5, 0.3 and 0.2: 0.25 + 0.09 + 0.04.
    found = concentration(frame(5.0, 3.0, 2.0), "partner").row(0, named=True)
    assert found == {
        "parts": 3,
        "hhi": pytest.approx(0.38),
        "hhi_normalised": pytest.approx((0.38 - 1 / 3) / (2 / 3)),
    }


@given(amounts)
def test_bounds_and_ends(values):
    found = concentration(frame(*values), "partner").row(0, named=True)
    assert 1 / len(values) - 1e-9 <= found["hhi"] <= 1 + 1e-9
    assert -1e-9 <= found["hhi_normalised"] <= 1 + 1e-9


@given(amounts, st.floats(0.001, 1000))
def test_units_order_and_splitting_change_nothing(values, unit):
    plain = concentration(frame(*values), "partner")["hhi"].item()
    scaled = concentration(frame(*(value * unit for value in values)), "partner")
    turned = concentration(frame(*values).reverse(), "partner")
    halves = frame(*(value / 2 for value in values))
    twice = concentration(pl.concat([halves, halves]), "partner")
    for other in (scaled, turned, twice):
        assert other["hhi"].item() == pytest.approx(plain)


def test_what_no_part_can_be_is_not_counted_among_them():
    found = concentration(frame(1.0, 1.0), "partner", parts=4).row(0, named=True)
    assert (found["parts"], found["hhi_normalised"]) == (4, pytest.approx((0.5 - 0.25) / 0.75))


def test_even_parts_are_nought_and_one_part_is_one():
    assert concentration(frame(2.0, 2.0, 2.0, 2.0), "partner")["hhi_normalised"].item() == 0
    assert concentration(frame(7.0, 0.0), "partner")["hhi_normalised"].item() == 1


def test_groups_are_measured_over_the_same_list():
    rows = pl.DataFrame(
        {"country": ["A", "A", "B"], "partner": ["x", "y", "x"], "amount": [1.0, 1.0, 9.0]}
    )
    found = concentration(rows, "partner", ["country"])
    assert found.rows() == [("A", 2, 0.5, 0.0), ("B", 2, 1.0, 1.0)]


def test_what_has_no_shares_has_no_index():
    assert concentration(frame(0.0, 0.0), "partner")["hhi"].item() is None
    assert concentration(frame(3.0, -1.0), "partner")["hhi"].item() is None
    single = concentration(frame(3.0), "partner").row(0, named=True)
    assert (single["hhi"], single["hhi_normalised"]) == (1.0, None)


def test_as_numpy_has_it():
    values = np.random.default_rng(5).lognormal(0, 2, 50)
    shares = values / values.sum()
    assert concentration(frame(*values), "partner")["hhi"].item() == pytest.approx(shares @ shares)
