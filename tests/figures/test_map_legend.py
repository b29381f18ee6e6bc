import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.words import Words
from figures.map_legend import nice_steps, opacities, share_breaks, sizes


@pytest.mark.parametrize(
    ("largest", "steps"),
    [
        (999_999_999_999.998, [5e11, 2e11, 5e10]),
        (73.0, [50, 20, 5]),
        (25.0, [20, 10, 2]),
        (1.9, [1, 0.5, 0.1]),
        (0.0, []),
    ],
)
def test_sizes_in_a_legend_are_round(largest: float, steps: list[float]) -> None:
    assert nice_steps(largest) == pytest.approx(steps)


@given(st.floats(1e-6, 1e12))
def test_no_size_in_a_legend_exceeds_the_largest_amount(largest: float) -> None:
    steps = nice_steps(largest)
    assert steps == sorted(steps, reverse=True)
    assert steps[0] <= largest


def test_whole_amounts_have_whole_sizes() -> None:
    words = [text for _, text in sizes(pl.Series([1.0, 2.0]), "visits", Words("en"))]
    assert words == ["2 visits", "1 visit"]


@given(st.lists(st.floats(0, 1), min_size=1))
def test_classes_of_shares_hold_every_share(values: list[float]) -> None:
    breaks = share_breaks(pl.Series(values))
    assert 1 <= len(breaks) <= 5
    assert max(values) <= breaks[-1]
    assert breaks == sorted(breaks)


def test_classes_of_shares_are_round() -> None:
    assert share_breaks(pl.Series([0.02, 0.34])) == pytest.approx([0.1, 0.2, 0.3, 0.4])
    assert share_breaks(pl.Series([], dtype=pl.Float64)) == []


def test_a_higher_class_is_denser() -> None:
    assert opacities(4) == sorted(set(opacities(4)))
    assert opacities(1) == [opacities(5)[0]]
