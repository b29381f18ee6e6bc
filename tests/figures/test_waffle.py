import pytest

from figures.waffle import COLUMNS, MOST_LINES, Part, Row, square, waffle
from tests.figures.contexts import ENGLISH
from tests.plotly_figure import plotly


def cells(trace):
    return [cell for line in trace.z for cell in line if cell is not None]


def test_every_record_is_a_square():
    rows = [Row("one", [Part(3, "#111111", "a"), Part(45, "#222222", "b")])]
    trace = plotly(waffle(rows, ENGLISH)).data[0]
    assert cells(trace) == [0] * 3 + [1] * 45
    assert [len(line) for line in trace.z] == [COLUMNS, COLUMNS]


def test_the_legend_names_each_part_once_the_most_first():
    rows = [
        Row("one", [Part(1, "#111111", "a"), Part(2, "#222222", "b")]),
        Row("two", [Part(5, "#222222", "b")]),
    ]
    named = [trace.name for trace in plotly(waffle(rows, ENGLISH)).data if trace.showlegend]
    assert named == ["b", "a"]
    assert not any(trace.showlegend for trace in plotly(waffle(rows, ENGLISH, legend=False)).data)


@pytest.mark.parametrize(("count", "size"), [(1, 1), (480, 1), (481, 10), (4801, 100)])
def test_many_records_share_a_square(count, size):
    assert COLUMNS * MOST_LINES == 480
    assert square([Row("", [Part(count, "#111111", "")])]) == size


def test_no_kind_of_record_vanishes_where_squares_are_shared():
    rows = [Row("", [Part(1, "#111111", "few"), Part(1000, "#222222", "many")])]
    assert cells(plotly(waffle(rows, ENGLISH)).data[0]).count(0) == 1


def test_a_row_without_records_has_a_title_alone():
    figure = plotly(waffle([Row("none", [])], ENGLISH))
    assert not figure.data
    assert figure.layout.annotations[0].text == "none"
