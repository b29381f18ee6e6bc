import polars as pl

from figures.partner_gaps import SHOWN, partner_gaps
from figures.partners_shown import NOT_STATED, OTHERS
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"partner": pl.String, "sector": pl.String, "amount": pl.Float64}


def _cells(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


RECORDS = _cells(
    ("CHN", "energy", 3.0),
    ("CHN", "water", 1.0),
    ("IND", "energy", 2.0),
    (None, "energy", 1.0),
)


def test_headline_counts_sectors_and_gaps():
    assert partner_gaps(RECORDS, context("agreements")).headline == (
        "With China the records touch 2 of 10 sectors; 17 of the 20 fields of the 2 partners "
        "named are empty"
    )


def test_gaps_are_gaps():
    card = partner_gaps(RECORDS, context("agreements"))
    india = plotly(card).data[1].z[1]
    assert [value for value in india if value is not None] == [2.0]
    assert "India, water: nothing recorded" in plotly(card).data[1].hovertext[1]


def test_an_unknown_partner_is_told_last():
    card = partner_gaps(RECORDS, context("agreements"))
    assert list(plotly(card).data[1].y)[-1] == NOT_STATED
    assert "1 record does not state the partner." in card.note
    assert card.table["amount"].sum() == 7


def test_many_partners_are_summed():
    rows = ((f"{a}{b}X", "energy", 1.0) for a in "ABCDE" for b in "ABCDE")
    card = partner_gaps(_cells(*rows), context("visits"))
    assert card.table.height == SHOWN + 1
    assert card.table.filter(partner=OTHERS)["amount"].to_list() == [25 - SHOWN]


def test_nothing_says_what_to_do():
    assert "Take out a filter" in partner_gaps(RECORDS.clear(), context("visits")).empty
