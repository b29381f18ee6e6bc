import polars as pl

from figures.visit_places import host_organisations, host_towns
from tests.figures.contexts import context
from tests.plotly_figure import plotly

TOWNS = pl.DataFrame(
    {
        "host": ["DNK", "SWE", "SWE"],
        "host_node": ["Copenhagen", "Malmö", None],
        "reported": [21, 4, 5],
        "announced": [1, 0, 0],
    }
)


def test_headline_counts_records_that_name_a_place():
    card = host_towns(TOWNS, context("visits"))
    assert card.headline == "Copenhagen is named as the place of 21 of 25 visits on record"
    assert "Of 5 visits no place is told." in card.note
    assert list(plotly(card).data[0].x) == [21, 4]


def test_names_stand_above_their_own_bars_longest_on_top():
    figure = plotly(host_towns(TOWNS, context("visits")))
    assert [(n.text, n.y) for n in figure.layout.annotations] == [
        ("<b>Copenhagen</b> Denmark", 0),
        ("<b>Malmö</b> Sweden", -1),
    ]
    assert list(figure.data[0].y) == [0, -1]


def test_hostile_names_are_no_markup():
    hostile = TOWNS.with_columns(host_node=pl.lit("<a href=x>y</a>"))
    figure = plotly(host_towns(hostile, context("visits")))
    assert "<a" not in figure.layout.annotations[0].text
    assert "<a" not in figure.data[0].hovertext[0]


def test_quotes_in_a_name_stay_as_they_are():
    quoted = TOWNS.with_columns(host_node=pl.lit('The "Hub"'))
    figure = plotly(host_towns(quoted, context("visits")))
    assert figure.layout.annotations[0].text == '<b>The "Hub"</b> Denmark'


def test_organisations_are_counted_alike():
    named = TOWNS.rename({"host_node": "host_organisation"})
    card = host_organisations(named, context("visits"))
    assert card.headline == "Copenhagen is named as the host of 21 of 25 visits on record"


def test_nothing_says_why():
    assert host_towns(TOWNS.clear(), context("visits")).empty
