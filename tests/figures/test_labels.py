from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.words import Words
from figures.figure import bar
from figures.labels import LEAST_GAP, LineEnd, bar_labels, end_labels, spread
from figures.theme import base_figure
from tests.plotly_figure import plotly


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([0.0, 100.0], [0.0, 100.0]),
        ([10.0, 10.0], [5.0, 15.0]),
        ([10.0, 14.0, 18.0], [4.0, 14.0, 24.0]),
        ([10.0, 10.0, 19.0], [3.0, 13.0, 23.0]),
    ],
)
def test_names_move_apart_around_their_middle(places: list[float], moved: list[float]) -> None:
    assert spread(places, 10) == pytest.approx(moved)


@given(st.lists(st.floats(0, 400), max_size=12).map(sorted))
def test_names_never_touch_and_keep_their_order(places: list[float]) -> None:
    moved = spread(places, 10)
    assert len(moved) == len(places)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(moved))


def test_each_line_is_named_at_its_end() -> None:
    figure = base_figure(300, Words())
    ends = [LineEnd("Sweden", 2020, 50, "#123456"), LineEnd("Norway", 2020, 51, "#654321")]
    end_labels(figure, ends, 0, 100, 260)
    layout = plotly(figure).layout
    labels = {label.text: label for label in layout.annotations}
    assert labels["Sweden"].arrowcolor == "#123456"
    apart = labels["Sweden"].ay - labels["Norway"].ay + 2.6
    assert apart == pytest.approx(LEAST_GAP)
    assert tuple(layout.yaxis.range) == (0, 100)


def test_values_beside_bars_have_room() -> None:
    figure = base_figure(60, Words()).add(bar(x=[3, 1], y=["a", "b"], orientation="h"))
    bar_labels(figure, ["3 billion USD", "1"], 3)
    assert plotly(figure).data[0].textposition == "outside"
    assert plotly(figure).layout.margin.r > 13 * 6
