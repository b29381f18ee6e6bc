import polars as pl
import pytest

from figures.sector_links import sector_links
from figures.theme import CONTEXT_GREY, SCALE_HUE
from tests.figures.contexts import ENGLISH, context
from tests.plotly_figure import plotly

LINKS = pl.DataFrame(
    {
        "sector": ["other", "mobility", "energy", "water"],
        "out": [900.0, 2000.0, 50.0, None],
        "in_": [100.0, 500.0, None, None],
        "total": [1000.0, 2500.0, 50.0, None],
        "agreements": [4, 0, 1, 0],
        "visits": [0, 0, 2, 1],
    }
)


def drawn(links=LINKS):
    return sector_links((links, 2022), context("exports", countries=("NOR",), partners=("DEU",)))


def test_the_headline_names_the_largest_sector_with_nothing_on_record():
    assert drawn().headline == (
        "Norway and Germany trade in 2 sectors and have an agreement or a visit on record in 1; "
        "the largest without is mobility: 2.5 billion USD both ways"
    )


@pytest.mark.parametrize(
    ("sectors", "words"),
    [(["energy", "water"], "In the one sector"), (["mobility"], "have nothing on record")],
)
def test_all_and_none_are_worded_so(sectors, words):
    assert words in drawn(LINKS.filter(pl.col("sector").is_in(sectors))).headline


def test_a_missing_link_is_grey_and_a_sector_without_amount_has_no_bar():
    [bars] = plotly(drawn()).data

    assert bars.y == ("mobility", "energy", "water")
    assert bars.x == (2500.0, 50.0, None)
    assert bars.marker.color == (CONTEXT_GREY, SCALE_HUE, SCALE_HUE)
    assert bars.text == ("2.5 billion", "50 million", "not told apart")


def test_the_records_stand_in_two_columns_beside_the_bars():
    notes = [(note.y, note.text) for note in plotly(drawn()).layout.annotations]

    none = ENGLISH("sector_links.none")
    assert notes[1:4] == [("mobility", none), ("energy", "1"), ("water", none)]
    assert notes[4:] == [(1, "visits"), ("mobility", none), ("energy", "2"), ("water", "1")]


def test_the_table_is_what_is_drawn():
    assert drawn().table["sector"].to_list() == ["mobility", "energy", "water"]


@pytest.mark.parametrize("links", [LINKS.clear(), LINKS.filter(pl.col("total").is_null())])
def test_without_exports_there_is_nothing_to_set_records_beside(links):
    assert "told apart by sector" in drawn(links).empty
