from analytics.ends import named
from analytics.exchange import Exchange, exchange_by_year
from figures.event_notes import Marks
from figures.exports_trend import exports_trend
from tests.analytics.frames import exports
from tests.figures.contexts import context
from tests.figures.test_marked_lines import EVENTS
from tests.plotly_figure import plotly

FLOWS = exports(
    (2010, "SWE", "DEU", "energy", 10.0),
    (2012, "SWE", "DEU", "energy", 30.0),
    (2012, "DEU", "SWE", "energy", 20.0),
)
PAIR = {"countries": ("SWE",), "partners": ("DEU",)}


def drawn(flows=FLOWS, since=""):
    found = exchange_by_year(flows, named(flows), "SWE", "DEU")
    return exports_trend((found, Marks(EVENTS, since)), context(**PAIR))


def test_the_headline_tells_the_first_and_the_last_year():
    assert (
        drawn().headline
        == "Sweden sold Germany 30 million USD in 2012, after 10 million USD in 2010"
    )


def test_a_year_without_a_row_breaks_the_line_and_is_not_zero():
    card = drawn()
    sold = plotly(card).data[1]
    assert list(sold.x) == [2010, 2011, 2012]
    assert list(sold.y) == [10e6, None, 30e6]
    assert card.table["out"].to_list() == [10.0, 30.0]


def test_the_stamp_is_of_the_lines_and_the_note_names_where_events_are_from():
    card = drawn()
    assert card.datasets == context(**PAIR).datasets[:1]
    assert "One dated event on record lies outside" in card.note


def test_one_year_is_no_line():
    card = drawn(exports((2022, "SWE", "DEU", "energy", 10.0)))
    assert "Fewer than two years" in card.empty
    assert "load a dataset" in card.empty


def test_a_country_inside_the_rest_of_the_world_is_said():
    empty = Exchange(exchange_by_year(FLOWS, named(FLOWS), "NOR").rows, ("NOR",), lumped=True)
    card = exports_trend((empty, Marks(EVENTS.clear(), "")), context(countries=("NOR",)))
    assert "Norway has no rows of its own" in card.empty
