import polars as pl

from figures.visit_sectors import visit_sectors
from tests.figures.contexts import context

VISITS = pl.DataFrame(
    {
        "sector": ["energy", "energy", "energy", "water"],
        "format": ["physical", "physical", "digital", "physical"],
        "follow_up": [None, "agreement", None, None],
        "reported": [10.0, 2.0, 1.0, 2.0],
        "announced": [1.0, 0.0, 0.0, 0.0],
    }
)


def test_headline_names_the_ends_of_the_list_as_records():
    card = visit_sectors(VISITS, context("visits"))
    assert card.headline == "Of 15 visits on record, 13 on energy and 2 on water"
    assert "our coding" in card.note
    assert "1 visit was announced" in card.note


def test_one_sector_is_the_whole():
    card = visit_sectors(VISITS.filter(sector="water"), context("visits"))
    assert card.headline == "All 2 visits on record are on water"


def test_the_table_sums_over_follow_ups():
    table = visit_sectors(VISITS, context("visits")).table
    assert table.rows() == [
        ("energy", "physical", 12.0, 1.0),
        ("energy", "digital", 1.0, 0.0),
        ("water", "physical", 2.0, 0.0),
    ]


def test_nothing_says_why():
    assert visit_sectors(VISITS.clear(), context("visits")).empty
