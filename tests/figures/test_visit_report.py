import polars as pl

from analytics.reported import reported_totals, visits_and_totals
from figures.visit_report import visit_measures, visit_report
from tests.figures.contexts import context
from tests.figures.test_reported_totals import TOTALS

BY_YEAR = pl.DataFrame(
    {
        "year": pl.Series([2018, 2018, 2019, None], dtype=pl.Int32),
        "format": ["physical", "digital", "physical", None],
        "reported": [3.0, 1.0, 2.0, 1.0],
        "announced": [0.0, 0.0, 1.0, 0.0],
    }
)


def rows():
    return visits_and_totals(BY_YEAR, reported_totals(TOTALS.drop("disputed", "cumulative")))


def test_recorded_visits_and_published_totals_are_never_one_number():
    card = visit_report(rows(), context("visits"))
    assert card.headline == (
        "7 visits on record in 2022, and 5 totals that organisations published themselves"
    )
    recorded = card.table.filter(counts="visits")
    assert recorded.select("year", "value").rows() == [(2018, 4.0), (2019, 2.0), (None, 1.0)]
    assert card.table.filter(counts="visits_announced")["value"].to_list() == [1.0]


def test_every_row_has_its_definition_and_published_ones_their_source():
    table = visit_report(rows(), context("visits")).table
    assert table["definition"].null_count() == 0
    assert "as the host counts it" in table.filter(counts="visitor_groups")["definition"][0]
    assert "Not a measure of visiting" in table.filter(counts="members")["definition"][0]
    assert table.filter(organisation="Host")["source_url"].null_count() == 0


def test_the_four_measures_are_defined():
    card = visit_measures(pl.DataFrame(), context("visits"))
    assert card.table["term"].to_list() == ["Visit", "Group", "Participant", "Registration"]


def test_nothing_says_why():
    assert visit_report(rows().clear(), context("visits")).empty
