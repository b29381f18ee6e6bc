from dataclasses import replace

import polars as pl
import pytest

from figures.partners_shown import NOT_STATED, OTHERS
from figures.sector_flow import PARTNERS, sector_flow
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {
    "origin": pl.String,
    "sector": pl.String,
    "destination": pl.String,
    "amount": pl.Float64,
}


def _flows(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


EXPORTS = _flows(
    ("SWE", "energy", "CHN", 3000.0),
    ("SWE", "mobility", "DEU", 1000.0),
    ("DEU", "energy", "SWE", 2000.0),
    ("DEU", "other", "CHN", 90000.0),
)


def test_headline_names_the_leading_sector_of_those_drawn():
    card = sector_flow(EXPORTS, context())
    assert card.headline == (
        "Of what Sweden and Germany export in these sectors, 83% is energy: 5 billion USD in 2022"
    )


def test_a_country_without_rows_in_what_is_chosen_is_not_said_to_have_none_at_all():
    assert "have no rows of their own in this dataset" in sector_flow(EXPORTS, context()).note
    chosen = sector_flow(EXPORTS, context(sectors=("energy",))).note
    assert "in this dataset" not in chosen
    assert "have no rows of their own in this selection" in chosen


def test_other_sectors_are_left_out_and_told():
    card = sector_flow(EXPORTS, context())
    assert "other" not in card.table["sector"].to_list()
    assert "Other sectors (90 billion USD, 94% of the whole) are left out" in card.note


def test_other_sectors_are_drawn_where_they_are_chosen():
    card = sector_flow(EXPORTS, context(sectors=("energy", "other")))
    assert "other" in card.table["sector"].to_list()


def test_small_partners_are_drawn_together_and_nothing_is_lost():
    codes = [f"A{letter}A" for letter in "ABCDEFGHIJ"]
    flows = _flows(*(("SWE", "energy", code, 10.0 + i) for i, code in enumerate(codes)))
    table = sector_flow(flows, context()).table
    assert table.height == PARTNERS + 1
    assert table["amount"].sum() == flows["amount"].sum()
    assert table.filter(destination=OTHERS)["amount"].to_list() == [10 + 11 + 12 + 13]


def test_what_is_drawn_is_the_table():
    card = sector_flow(EXPORTS, context())
    texts = list(plotly(card).data[0].hovertext)
    assert "Sweden → energy: 3 billion USD" in texts
    assert "energy → China: 3 billion USD" in texts
    bands = [shape for shape in plotly(card).layout.shapes if shape.type == "path"]
    assert len(bands) == 3 + 3


def test_what_a_classification_cannot_tell_apart_is_said():
    note = sector_flow(EXPORTS, context()).note
    assert "do not tell environmental technology apart" in note
    assert "do not tell water apart" in note


def test_countries_without_rows_are_missing_not_zero():
    assert "Norway" in sector_flow(EXPORTS, context()).note
    assert "missing, not zero" in sector_flow(EXPORTS, context()).note


def test_a_sample_names_records_and_ranks_nothing():
    flows = _flows(("DEU", "energy", "DNK", 18.0), ("NOR", "water", None, 30.0))
    card = sector_flow(flows, context("visits"))
    assert card.headline == "The records name 18 visits on energy from Germany to Denmark"
    assert NOT_STATED in card.table["destination"].to_list()
    assert "most" not in card.headline


def test_agreements_are_between():
    card = sector_flow(_flows(("DEU", "energy", "DNK", 14.0)), context("agreements"))
    assert card.headline == "The records name 14 agreements on energy between Germany and Denmark"


def test_a_census_of_visits_may_be_summed():
    shown = context("visits")
    census = replace(shown, datasets=(replace(shown.dataset, coverage="census"),))
    card = sector_flow(_flows(("DEU", "energy", "DNK", 18.0)), census)
    assert card.headline.startswith("Of the visits that Germany makes")


@pytest.mark.parametrize("direction", ["out", "in", "between"])
def test_every_direction_has_its_words(direction):
    card = sector_flow(EXPORTS, context(options={"direction": direction}))
    assert card.headline
    assert card.alt


def test_nothing_to_draw_says_what_to_do():
    card = sector_flow(EXPORTS.clear(), context())
    assert card.figure is None
    assert "Take out a filter" in card.empty


@pytest.mark.parametrize(
    ("way", "change"),
    [("out", "countries=SWE&sectors=energy"), ("in", "partners=SWE&sectors=energy")],
)
def test_a_click_on_a_ribbon_chooses_what_it_joins(way, change):
    marks = plotly(sector_flow(EXPORTS, context(options={"direction": way}))).data[0]
    clicks = dict(zip(marks.hovertext, marks.customdata, strict=True))
    assert clicks["Sweden → energy: 3 billion USD"] == change
    assert clicks["energy: 5 billion USD"] == "sectors=energy"


def test_a_click_on_what_is_drawn_together_chooses_no_partner():
    flows = _flows(("SWE", "energy", None, 5.0))
    marks = plotly(sector_flow(flows, context())).data[0]
    assert "sectors=energy" in marks.customdata
    assert not any("partners" in change for change in marks.customdata)
