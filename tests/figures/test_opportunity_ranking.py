import pytest

from figures.count_columns import WIDTH
from figures.opportunity_ranking import opportunity_ranking
from figures.theme import CONTEXT_GREY, country_colour
from tests.figures.contexts import ENGLISH
from tests.figures.opportunities import markets, shown
from tests.plotly_figure import plotly


@pytest.mark.parametrize(
    ("options", "headline"),
    [
        (
            {},
            "Of the 5 markets with most unrealised potential for Sweden, 3 have no visit on rec",
        ),
        ({"few": "5"}, "5 have fewer than 5 visits on record, Norway, Germany, Austria and Italy"),
        ({"attention": "agreements"}, "4 have no agreement on record: Norway, Austria, Italy and"),
    ],
)
def test_the_headline_counts_the_markets_with_few_records(options, headline):
    assert headline in opportunity_ranking(markets(), shown(**options)).headline


def test_one_market_and_none_read_well():
    alone = opportunity_ranking(markets(2), shown())
    assert alone.headline.endswith("one has no visit on record: Germany")
    met = opportunity_ranking(markets(1), shown())
    assert met.headline.startswith("Each of the 1 markets") is False
    assert "Norway, with 100 million USD a year" in met.headline


def test_bars_are_what_is_unrealised_and_those_with_few_records_stand_out():
    card = opportunity_ranking(markets(), shown())
    bars = plotly(card).data[0]
    assert list(bars.x) == card.table["unrealised"].to_list()
    assert card.table.height == 10
    full = [colour == country_colour("SWE") for colour in bars.marker.color]
    assert full == [visits is None for visits in card.table["visits"]]


def test_those_with_many_records_are_grey_and_the_note_says_what_the_colour_is():
    card = opportunity_ranking(markets(), shown(few="5"))
    assert set(plotly(card).data[0].marker.color) == {country_colour("SWE")}
    assert CONTEXT_GREY in plotly(opportunity_ranking(markets(), shown())).data[0].marker.color
    assert "in colour the markets with fewer than 5 visits on record" in card.note


def test_bars_give_way_to_the_counts_on_a_narrow_screen():
    layout = plotly(opportunity_ranking(markets(), shown())).layout
    assert layout.minreducedwidth < 64
    assert layout.margin.r >= 2 * WIDTH


def test_counts_stand_beside_the_bars_and_a_dash_where_none_is_on_record():
    card = opportunity_ranking(markets(), shown())
    beside = {(note.y, note.text) for note in plotly(card).layout.annotations}
    assert {("NOR", "2"), ("AUT", ENGLISH("opportunity_ranking.none")), ("DEU", "1")} <= beside


def test_the_chosen_market_is_there_and_a_click_chooses_one():
    card = opportunity_ranking(markets(), shown(market="BRA"))
    assert "BRA" in card.table["partner"].to_list()
    assert "<b>Brazil</b>" in plotly(card).layout.yaxis.ticktext
    assert plotly(card).data[0].customdata[0] == "market=NOR"


def test_without_potential_the_card_says_so():
    card = opportunity_ranking(markets().clear(), shown())
    assert "No market of Sweden has unrealised potential" in card.empty
