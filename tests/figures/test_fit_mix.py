import polars as pl
import pytest

from figures.fit_mix import SHOWN, Mix, fit_bought, fit_sold
from figures.theme import country_colour
from tests.figures.pair import pair
from tests.plotly_figure import plotly

ROWS = pl.DataFrame(
    [("D", 0.5, 0.3, 30.0), ("E", 0.3, 0.2, 20.0), ("C29", 0.2, 0.0, 0.0), ("P", 0.0, 0.5, 0.0)],
    ("product", "sold", "bought", "common"),
    orient="row",
)
SCORES = pl.DataFrame(
    [("SWE", "DEU", 50.0), ("SWE", "NOR", 60.0), ("SWE", "FIN", 40.0), ("DEU", "SWE", 90.0)],
    ("origin", "destination", "complementarity"),
    orient="row",
)
MIX = Mix("SWE", "DEU", ROWS, SCORES)


def test_the_headline_tells_the_points_and_the_place_among_markets():
    assert fit_sold(MIX, pair()).headline == (
        "What Sweden sells fits what Germany buys at 50 of 100 points, as number 2 of 3 markets"
    )


def test_the_two_directions_are_two_cards():
    back = fit_bought(Mix("DEU", "SWE", ROWS, SCORES), pair())
    assert back.key == "fit_bought"
    assert back.headline.startswith("What Germany sells fits what Sweden buys")


def test_each_industry_has_a_dot_for_what_is_sold_and_one_for_what_is_bought():
    sold, bought = plotly(fit_sold(MIX, pair())).data[-2:]
    assert list(sold.x) == [0.5, 0.3, 0.2, 0.0]
    assert list(bought.x) == [0.3, 0.2, 0.0, 0.5]
    assert (sold.marker.color, bought.marker.color) == (
        country_colour("SWE"),
        country_colour("DEU"),
    )
    assert sold.marker.symbol != bought.marker.symbol


def test_points_beside_the_rows_are_those_of_the_table_and_the_rest_is_told():
    many = pl.DataFrame(
        {
            "product": [f"P{n}" for n in range(20)],
            "sold": [0.05] * 20,
            "bought": [0.05] * 20,
            "common": [5.0] * 20,
        }
    )
    card = fit_sold(Mix("SWE", "DEU", many, SCORES), pair())
    assert card.table.height == SHOWN
    assert "the 8 not drawn hold 40" in card.note
    texts = [note.text for note in plotly(card).layout.annotations]
    assert texts.count("5.0") == SHOWN


@pytest.mark.parametrize("card", [fit_sold, fit_bought])
def test_without_trade_it_is_missing_and_no_nought(card):
    empty = card(Mix("SWE", "DEU", ROWS.clear(), SCORES), pair())
    assert "That is missing, not zero" in empty.empty


def test_hostile_products_are_no_markup():
    hostile = Mix("SWE", "DEU", ROWS.with_columns(product=pl.lit("<a href=x>y</a>")), SCORES)
    figure = plotly(fit_sold(hostile, pair()))
    assert "<a" not in figure.data[-1].hovertext[0]
    assert "<a" not in figure.layout.yaxis.ticktext[0]
