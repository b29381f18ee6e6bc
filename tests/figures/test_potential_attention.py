import polars as pl
import pytest

from figures.potential_attention import potential_attention
from figures.theme import country_colour
from tests.figures.opportunities import markets, shown
from tests.plotly_figure import plotly


def test_the_headline_names_the_first_market_with_few_records():
    card = potential_attention(markets(), shown())
    assert card.headline == (
        "Of the markets with no visit on record, Germany has the most unrealised potential for "
        "Sweden: 92 million USD a year"
    )


def test_points_lie_at_the_roots_and_what_is_not_on_record_at_nought():
    card = potential_attention(markets(), shown())
    points = plotly(card).data[0]
    assert [x**2 for x in points.x] == pytest.approx(card.table["visits"].fill_null(0).to_list())
    assert [y**2 for y in points.y] == pytest.approx(card.table["unrealised"].to_list())


@pytest.mark.parametrize(("top", "many"), [("5", 3), ("10", 6), ("20", 8)])
def test_the_corner_asked_for_is_in_colour(top, many):
    colours = plotly(potential_attention(markets(), shown(top=top))).data[0].marker.color
    assert colours.count(country_colour("SWE")) == many


@pytest.mark.parametrize("attention", ["visits", "agreements"])
def test_all_four_corners_are_named_outside_the_plot_and_the_lines_part_them(attention):
    card = potential_attention(markets(), shown(attention=attention, few="2"))
    named = [note for note in plotly(card).layout.annotations if note.xref == "paper"]
    assert {(note.x, note.y, note.text) for note in named} == {
        (0, 1, f"<b>Much potential,<br>few {attention}</b>"),
        (1, 1, f"<b>Much potential,<br>many {attention}</b>"),
        (0, 0, f"<b>Little potential,<br>few {attention}</b>"),
        (1, 0, f"<b>Little potential,<br>many {attention}</b>"),
    }
    assert all((note.yanchor == "bottom") == (note.y == 1) for note in named)
    level, upright = plotly(card).layout.shapes
    assert level.y0**2 == pytest.approx((68 + 60) / 2)
    assert upright.x0**2 == pytest.approx(1.5)


def test_of_markets_alike_only_as_many_are_named_as_have_room():
    alike = markets().with_columns(unrealised=pl.lit(50.0), visits=pl.lit(1.0))
    card = potential_attention(alike, shown())
    named = [note for note in plotly(card).layout.annotations if note.xref != "paper"]
    assert 0 < len(named) < 8
    assert len({(note.xanchor, note.yshift) for note in named}) == len(named)


def test_the_chosen_market_is_named_first():
    card = potential_attention(markets(), shown(market="BRA"))
    assert any(note.text == "<b>Brazil</b>" for note in plotly(card).layout.annotations)


def test_without_markets_the_card_says_so():
    assert potential_attention(markets().clear(), shown()).empty
