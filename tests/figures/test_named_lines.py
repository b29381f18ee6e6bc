from figures.named_lines import DOT, Line, named_lines
from tests.figures.contexts import ENGLISH


def line(*values):
    years = list(range(2000, 2000 + len(values)))
    return Line("Norway", "#000000", years, values, [str(year) for year in years])


def drawn(*values):
    return named_lines([line(*values)], ENGLISH).data[0]


def test_a_value_alone_between_gaps_has_a_dot_since_no_line_reaches_it():
    alone = drawn(1.0, 2.0, None, 3.0, None, 4.0, 5.0)
    assert alone["mode"] == "lines+markers"
    assert alone["marker"]["size"] == [0, 0, 0, DOT, 0, 0, 0]


def test_a_whole_line_has_none():
    assert drawn(1.0, 2.0, 3.0)["mode"] == "lines"
