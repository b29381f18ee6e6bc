import polars as pl

from figures.strongest_links import SHOWN, strongest_links
from figures.theme import SCALE_HUE, country_colour
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {
    "origin": pl.String,
    "destination": pl.String,
    "amount": pl.Float64,
    "amount_once": pl.Float64,
}


def _flows(*rows):
    return pl.DataFrame(((*row, row[2]) for row in rows), SCHEMA, orient="row")


EXPORTS = _flows(("SWE", "DEU", 14_000.0), ("DEU", "CHN", 86_000.0))


def test_headline_and_bars_start_with_the_largest():
    card = strongest_links(EXPORTS, context())
    assert (
        card.headline
        == "The largest export flow runs from Germany to China: 86 billion USD in 2022"
    )
    assert list(plotly(card).data[0].x) == card.table["amount"].to_list() == [86_000.0, 14_000.0]
    assert list(plotly(card).data[0].text) == ["86 billion", "14 billion"]
    assert list(plotly(card).data[0].marker.color) == [country_colour("DEU"), country_colour("SWE")]


def test_a_sample_names_records_and_leaves_unknown_ends_out():
    flows = _flows(("DEU", "DNK", 18.0), (None, "SWE", 4.0))
    card = strongest_links(flows, context("visits"))
    assert card.headline == "The records name 18 visits from Germany to Denmark"
    assert card.table.height == 1
    assert "4 records do not state both countries" in card.note
    assert "Visits only announced are left out." in card.note


def test_the_rest_of_the_world_is_a_sum_and_no_link():
    card = strongest_links(_flows(("DEU", "ROW", 99_000.0), ("SWE", "DEU", 14_000.0)), context())
    assert "from Sweden to Germany" in card.headline
    assert "ROW" not in card.table["destination"].to_list()
    assert "rest of the world is a sum" in card.note


def test_agreements_have_no_arrow_and_no_origin():
    card = strongest_links(_flows(("DEU", "DNK", 14.0)), context("agreements"))
    assert card.headline == "The records name 14 agreements between Germany and Denmark"
    assert list(plotly(card).data[0].marker.color) == [SCALE_HUE]
    assert "→" not in plotly(card).data[0].hovertext[0]


def test_few_are_shown():
    many = _flows(*(("SWE", f"A{letter}A", 1.0) for letter in "ABCDEFGHIJKLMNOP"))
    assert strongest_links(many, context()).table.height == SHOWN


def test_nothing_says_what_to_do():
    assert "Take out a filter" in strongest_links(EXPORTS.clear(), context()).empty
