import polars as pl
import pytest

from figures.potential_attention import potential_attention
from figures.theme import country_colour
from tests.figures.opportunities import markets, shown


def test_the_headline_names_the_first_market_with_few_records():
    card = potential_attention(markets(), shown())
    assert card.headline == (
        "Of the markets with no visit on record, Germany has the most unrealised potential for "
        "Sweden: 92 million USD a year"
    )


def test_points_lie_at_the_roots_and_what_is_not_on_record_at_nought():
    card = potential_attention(markets(), shown())
    points = card.figure.data[0]
    assert [x**2 for x in points.x] == pytest.approx(card.table["visits"].fill_null(0).to_list())
    assert [y**2 for y in points.y] == pytest.approx(card.table["unrealised"].to_list())


@pytest.mark.parametrize(("top", "many"), [("5", 3), ("10", 6), ("20", 8)])
def test_the_corner_asked_for_is_in_colour(top, many):
    colours = potential_attention(markets(), shown(top=top)).figure.data[0].marker.color
    assert colours.count(country_colour("SWE")) == many


def test_three_corners_are_named_by_the_measure_and_the_lines_part_them():
    card = potential_attention(markets(), shown(attention="agreements", few="2"))
    told = " ".join(note.text for note in card.figure.layout.annotations)
    assert "few agreements" in told
    assert "visits" not in told
    level, upright = card.figure.layout.shapes
    assert level.y0**2 == pytest.approx((68 + 60) / 2)
    assert upright.x0**2 == pytest.approx(1.5)


def test_no_two_names_lie_upon_each_other():
    alike = markets().with_columns(unrealised=pl.lit(50.0), visits=pl.lit(1.0))
    card = potential_attention(alike, shown())
    places = [note.yshift for note in card.figure.layout.annotations if note.xref != "paper"]
    named = [note for note in card.figure.layout.annotations if note.x and note.yshift is not None]
    assert len(set(places) - {None}) == len(named) <= 3


def test_the_chosen_market_is_named_first():
    card = potential_attention(markets(), shown(market="BRA"))
    assert any(note.text == "<b>Brazil</b>" for note in card.figure.layout.annotations)


def test_without_markets_the_card_says_so():
    assert potential_attention(markets().clear(), shown()).empty
