import polars as pl

from figures.records_since import records_since
from tests.figures.contexts import context
from tests.plotly_figure import plotly

RECORDS = pl.DataFrame(
    {
        "id": ["A", "B", "V", "W", "U"],
        "what": ["agreements", "agreements", "received", "made", "made"],
        "date": ["2018", "2020-05", "2021-02", "2022", None],
        "year": [2018, 2020, 2021, 2022, None],
        "title": ["Pact", "Second", None, None, None],
        "host": [None, None, "Oslo", "Berlin", None],
        "visitor": [None, None, "Guests", None, None],
        "follow_up": [None, None, None, None, None],
    },
    schema_overrides={"follow_up": pl.String, "year": pl.Int32},
)


def drawn(records=RECORDS, since="2020-05"):
    return records_since((records, since), context("visits", countries=("NOR",)))


def test_the_headline_counts_records_after_and_before():
    assert drawn().headline == "On record after 2020: 0 agreements and 2 visits; before it 1 and 0"


def test_every_dated_record_is_a_dot_that_tells_it():
    card = drawn()
    assert sum(len(trace.x) for trace in plotly(card).data) == card.table.height == 4
    told = [text for trace in plotly(card).data for text in trace.hovertext]
    assert "February 2021: Guests visiting Oslo" in told
    assert "One record has no date." in card.note


def test_before_in_and_after_look_different():
    agreements = plotly(drawn()).data[0]
    assert agreements.marker.color[0] != agreements.marker.color[1]
    assert list(agreements.marker.symbol) == ["circle", "circle-open"]


def test_without_a_moment_all_are_shown_alike():
    card = drawn(since="")
    assert card.headline == "On record with a date: 2 agreements and 2 visits"
    assert not plotly(card).layout.shapes


def test_nothing_found_is_not_nothing_done():
    assert "Nothing found is not nothing done" in drawn(RECORDS.clear()).empty
