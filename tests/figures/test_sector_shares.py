from dataclasses import replace

import polars as pl
import pytest

from figures.sector_shares import sector_shares
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"country": pl.String, "sector": pl.String, "amount": pl.Float64, "share": pl.Float64}


def _cells(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


EXPORTS = _cells(
    ("SWE", "energy", 10.0, 0.1),
    ("SWE", "other", 90.0, 0.9),
    ("DEU", "energy", 10.0, 0.02),
    ("DEU", "mobility", 490.0, 0.98),
)


def _words_in(card):
    return [note.text for note in plotly(card).layout.annotations]


def test_headline_names_the_sector_that_weighs_most():
    assert sector_shares(EXPORTS, context()).headline == (
        "No sector told apart weighs more than mobility in what Germany exports: 98% in 2022"
    )


def test_cells_are_shares_and_the_table_has_them():
    card = sector_shares(EXPORTS, context())
    drawn = [value for line in plotly(card).data[1].z for value in line if value is not None]
    assert sorted(drawn) == pytest.approx([2, 10, 98])
    assert card.table["share"].to_list() == [0.1, 0.9, 0.02, 0.98]
    assert "90.0" in [text for line in plotly(card).data[0].text for text in line]


def test_what_cannot_be_told_apart_is_drawn_as_that():
    card = sector_shares(EXPORTS, context())
    assert _words_in(card) == ["<i>can\u2019t be told apart</i>"] * 2
    assert "do not tell environmental technology apart" in card.note


def test_filtered_sectors_bring_no_others():
    card = sector_shares(EXPORTS, context(sectors=("energy",)))
    assert _words_in(card) == []
    assert list(plotly(card).data[1].y) == ["energy"]
    assert card.headline.endswith("what Sweden exports: 10% in 2022")
    assert "Shares are of all sectors" in card.note


def test_countries_without_rows_are_framed_and_told():
    card = sector_shares(EXPORTS, context(countries=("SWE", "NOR", "DEU")))
    assert "Norway has no row of its own in this dataset: missing, not zero." in card.note
    narrowed = sector_shares(EXPORTS, context(countries=("SWE", "DEU"), sectors=("mobility",)))
    assert "has no row" not in narrowed.note
    frames = [shape for shape in plotly(card).layout.shapes if shape.x1 - shape.x0 < 1]
    assert [round(frame.x0) for frame in frames] == [1]


def test_a_sample_shows_numbers_of_records():
    cells = _cells(("DEU", "energy", 42.0, 0.7), ("SWE", "energy", 3.0, 1.0))
    card = sector_shares(cells, context("visits"))
    assert card.headline == "The records name 42 visits by Germany on energy"
    assert card.unit == "visits"
    assert "no total" not in card.note
    drawn = [value for line in plotly(card).data[1].z for value in line if value is not None]
    assert drawn == [3.0, 42.0]


@pytest.mark.parametrize("measure", ["visits", "agreements", "exports"])
@pytest.mark.parametrize("direction", ["out", "in", "between"])
@pytest.mark.parametrize("coverage", ["sample", "census"])
def test_every_case_has_its_words(measure, direction, coverage):
    shown = context(measure, {"direction": direction})
    shown = replace(shown, datasets=(replace(shown.dataset, coverage=coverage),))
    assert sector_shares(EXPORTS, shown).headline


def test_nothing_says_what_to_do():
    assert "Take out a filter" in sector_shares(EXPORTS.clear(), context()).empty


def test_other_sectors_alone_leave_a_plain_title():
    assert sector_shares(EXPORTS.filter(sector="other"), context()).headline == "Sectors by country"
