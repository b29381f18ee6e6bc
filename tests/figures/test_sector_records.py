import polars as pl

from figures.sector_records import sector_records
from tests.figures.contexts import context
from tests.plotly_figure import plotly

RECORDS = pl.DataFrame(
    {
        "what": ["agreements", "agreements", "received", "made"],
        "sector": ["energy", "energy", "energy", "water"],
    }
)


def drawn(records=RECORDS):
    return sector_records(records, context("visits", countries=("NOR",)))


def test_the_headline_names_sectors_and_ranks_nothing():
    assert drawn().headline == "What is on record is on energy and water"


def test_three_counts_stand_side_by_side_and_gaps_stay_open():
    assert drawn().table.rows() == [("energy", 2.0, None, 1.0), ("water", None, 1.0, None)]


def test_a_cell_leads_to_its_sector():
    changes = [change for trace in plotly(drawn()).data for change in trace.customdata or ()]
    assert "sectors=energy" in str(changes)


def test_one_sector_is_worded_so():
    assert drawn(RECORDS.head(1)).headline == "What is on record is on energy"


def test_without_records_nothing_is_claimed():
    assert "Nothing found is not nothing done" in drawn(RECORDS.clear()).empty
