from itertools import pairwise

import pytest

from figures.figure import Figure, scatter
from figures.theme import base_figure
from figures.waffle import Part, Row, waffle
from slides.figure_picture import drawable, figure_picture
from slides.marks import Area, Box, Disc, Text, Way
from slides.plain import plain
from tests.figures.contexts import ENGLISH
from tests.slides import cards

SIZE = (800.0, 300.0)


def drawn(figure: Figure) -> list[object]:
    return list(figure_picture(plain(figure), SIZE, ENGLISH).marks())


def test_bars_are_as_long_as_their_values() -> None:
    card = cards.bars()
    boxes = [m for m in drawn(cards.figure_of(card)) if isinstance(m, Box)]

    values = card.table["out"].to_list()
    assert [box.width / boxes[0].width for box in boxes] == pytest.approx(
        [value / values[0] for value in values]
    )
    assert boxes[0].y < boxes[-1].y


def test_bars_on_each_other_start_where_those_below_end() -> None:
    low, _, _, high, *_ = [m for m in drawn(cards.figure_of(cards.stacked())) if isinstance(m, Box)]

    assert high.y + high.height == pytest.approx(low.y)


def test_a_missing_year_breaks_a_line() -> None:
    ways = [m for m in drawn(cards.figure_of(cards.lines())) if isinstance(m, Way)]

    assert sorted(len(way.points) for way in ways if way.pen.width > 2) == [5, 6, 12]


def test_names_beside_the_plot_have_room() -> None:
    texts = [m for m in drawn(cards.figure_of(cards.bars(12))) if isinstance(m, Text)]

    assert all(text.x >= 0 for text in texts)
    assert {run.text for t in texts for run in t.lines[0]} >= {"Germany", "Norway"}


def test_names_keep_the_distance_from_the_plot_that_the_figure_asks_for() -> None:
    figure = cards.figure_of(cards.bars(3))
    lefts = []
    for standoff in (0, 11):
        figure.update_yaxes(ticklabelstandoff=standoff)
        picture = figure_picture(plain(figure), SIZE, ENGLISH)
        texts = [m for m in picture.marks() if isinstance(m, Text)]
        [name] = [t for t in texts if t.lines[0][0].text == "Germany"]
        lefts.append(picture.plot.left - name.x)

    assert lefts[1] - lefts[0] == pytest.approx(11)


def test_the_two_parts_of_a_scale_and_leaders_of_notes_are_drawn() -> None:
    figure = base_figure(300, ENGLISH)
    figure.add(
        scatter(x=[1, 2], y=[1, 2], mode="markers", marker={"symbol": ["circle", "diamond"]})
    )
    figure.add_shape(type="path", path="M 1,1 C 1.2,1 1.4,2 2,2 L 2,1 Z", fillcolor="#239eae")
    figure.add_annotation(x=2, y=2, text="here", ax=20, ay=-20)

    marks = drawn(figure)

    assert sum(isinstance(m, Disc) for m in marks) == 1
    assert sum(isinstance(m, Area) for m in marks) == 2
    assert any(isinstance(m, Text) and m.lines[0][0].text == "here" for m in marks)


def test_what_can_not_be_laid_out_is_known() -> None:
    assert not drawable(plain(Figure([{"type": "pie", "values": [1]}])))
    assert drawable(plain(cards.figure_of(cards.cells())))


def test_names_at_the_ends_of_lines_do_not_touch_on_a_lower_plot() -> None:
    figure = base_figure(600, ENGLISH)
    figure.add(scatter(x=[1, 2], y=[0, 10], mode="lines", line={"color": "#239eae"}))
    for value in (9.0, 9.2, 9.4):
        figure.add_annotation(x=2, y=value, text=f"{value}", ax=14, ay=0, xanchor="left")

    picture = figure_picture(plain(figure), (400, 120), ENGLISH)

    tops = sorted(m.y for m in picture.marks("above") if isinstance(m, Text))
    assert all(b - a >= 16 for a, b in pairwise(tops))


def test_squares_are_squares_on_a_wide_slide_and_all_of_them_fit() -> None:
    figure = waffle([Row("visits", [Part(30, "#239eae", "physical")])], ENGLISH, legend=False)

    for width, height in ((900, 60), (300, 200)):
        picture = figure_picture(plain(figure), (width, height), ENGLISH)
        boxes = [mark for mark in picture.marks() if isinstance(mark, Box)]
        assert len(boxes) == 30
        assert max(box.x + box.width for box in boxes) <= width
        assert all(box.width == pytest.approx(box.height) for box in boxes)
