import polars as pl
import pytest

from figures.partner_sectors import partner_sectors
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"partner": pl.String, "sector": pl.String, "amount": pl.Float64}
CELLS = pl.DataFrame(
    [("DEU", "energy", 23.0), ("DEU", "water", 1.0), ("IND", "energy", 2.0)], SCHEMA, orient="row"
)


def test_headline_names_the_widest_gap():
    card = partner_sectors(CELLS, context("agreements"))
    assert card.headline == "2 partner countries on record: 2 in energy, none in mobility"
    assert "not that there is none" in card.note


def test_a_sector_that_is_not_selected_is_no_gap():
    one = partner_sectors(CELLS.filter(sector="energy"), context("agreements", sectors=("energy",)))
    assert one.headline == "2 partner countries on record in energy"


def test_partners_come_by_their_records_and_gaps_stay_open():
    figure = plotly(partner_sectors(CELLS, context("agreements")))
    assert list(figure.layout.yaxis.ticktext) == ["Germany", "India"]
    tiles, shaded, _ = figure.data
    assert shaded.z[1][0] == 2
    assert tiles.hovertext[1][3] == "India, water: nothing recorded"


@pytest.mark.parametrize(("option", "rows"), [("16", 17), ("all", 20)])
def test_smaller_partners_are_drawn_together_until_all_are_wanted(option, rows):
    many = pl.DataFrame(
        [(f"A{c}A", "energy", 1.0) for c in "ABCDEFGHIJKLMNOPQRST"], SCHEMA, orient="row"
    )
    card = partner_sectors(many, context("agreements", {"matrix": option}))
    assert len(plotly(card).layout.yaxis.tickvals) == rows
    assert ("4 partners are drawn together" in card.note) == (option == "16")
    assert card.table.height == 20


def test_a_click_narrows_to_partner_and_sector():
    marks = plotly(partner_sectors(CELLS, context("agreements"))).data[-1]
    assert "partners=IND&sectors=energy" in marks.customdata


def test_nothing_says_why():
    assert partner_sectors(CELLS.clear(), context("agreements")).empty
