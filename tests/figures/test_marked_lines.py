import polars as pl
import pytest

from figures.marked_lines import Since, drawn, marked_lines, ticks, told
from figures.named_lines import Line
from tests.figures.contexts import ENGLISH
from tests.plotly_figure import plotly

EVENTS = pl.DataFrame(
    {
        "year": [2011, 2011, 2012, 2030],
        "date": ["2011", "2011-05", "2012-10-01", "2030"],
        "kind": ["start", "visit", "end", "start"],
        "code": ["mou", "agreement", "mou", "project"],
        "title": ["Pact <b>", None, "Pact <b>", "Later"],
        "host": [None, "Oslo", None, None],
        "visitor": [None, None, None, None],
    },
    schema_overrides={"year": pl.Int32, "visitor": pl.String},
)
LINES = [Line("sold", "#112233", [2010, 2011, 2012], [1e9, None, 3e9], ["", "", ""])]


def test_events_of_a_year_are_stacked_below_the_lines():
    dots = plotly(marked_lines(LINES, EVENTS, None, ENGLISH)).data[0]
    assert list(dots.x) == [2011, 2011, 2012]
    assert all(y < 0 for y in dots.y)
    assert dots.y[1] < dots.y[0]
    assert list(dots.customdata) == ["event=2011", "event=2011-05", "event=2012-10-01"]


def test_the_chosen_moment_is_in_colour_and_named():
    figure = plotly(marked_lines(LINES, EVENTS, Since("2011", "#445566"), ENGLISH))
    assert figure.data[0].marker.color[0] == "#445566"
    assert len(set(figure.data[0].marker.color)) == 2
    assert "since 2011" in [note.text for note in figure.layout.annotations]


def test_a_moment_outside_of_the_years_is_not_drawn():
    figure = plotly(marked_lines(LINES, EVENTS, Since("1990", "#445566"), ENGLISH))
    assert not figure.layout.shapes


def test_events_long_after_the_last_value_are_not_drawn():
    assert drawn(EVENTS, 2010, 2012)["year"].to_list() == [2011, 2011, 2012]


def test_what_a_hover_says_is_never_markup():
    dots = plotly(marked_lines(LINES, EVENTS, None, ENGLISH)).data[0]
    assert "Pact &lt;b&gt;" in dots.hovertext[0]


def test_an_event_tells_its_date_its_title_and_what_it_was():
    agreement, visit = (told(event, ENGLISH) for event in EVENTS.head(2).iter_rows(named=True))
    assert agreement == "2011: Pact <b> (memorandum or letter of intent, start)"
    assert visit == "May 2011: guests not named visiting Oslo (visit that led to: agreement)"


@pytest.mark.parametrize(
    ("high", "texts"),
    [
        (3.1e9, ["0", "1", "2", "3 billion"]),
        (450.0, ["0", "200", "400"]),
        (1.04, ["0", "0.5", "1"]),
    ],
)
def test_values_are_round_and_the_topmost_says_its_size(high, texts):
    assert ticks(high, ENGLISH)[1] == texts
