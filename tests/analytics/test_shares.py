import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.shares import shares
from tests.analytics.frames import rows


def _frame(values: list[float | None]) -> pl.DataFrame:
    return pl.DataFrame({"x": values}, {"x": pl.Float64()})


def test_shares_and_ranks_are_of_what_is_given() -> None:
    assert rows(shares(_frame([1.0, 3.0, None]), "x")) == [
        (1.0, 0.25, 2),
        (3.0, 0.75, 1),
        (None, None, None),
    ]


def test_equal_values_share_a_rank() -> None:
    assert shares(_frame([2.0, 2.0, 1.0]), "x")["rank"].to_list() == [1, 1, 3]


def test_a_sum_of_zero_has_no_shares() -> None:
    assert shares(_frame([0.0, 0.0]), "x")["share"].to_list() == [None, None]


def test_groups_have_shares_and_ranks_of_their_own() -> None:
    frame = pl.DataFrame({"g": ["a", "a", "b"], "x": [1.0, 3.0, 5.0]})
    assert rows(shares(frame, "x", ["g"]), "share", "rank") == [(0.25, 2), (0.75, 1), (1.0, 1)]


@given(st.lists(st.floats(0.01, 1e9), min_size=1))
def test_shares_sum_to_one(values: list[float]) -> None:
    assert shares(_frame([*values, None]), "x")["share"].sum() == pytest.approx(1)
