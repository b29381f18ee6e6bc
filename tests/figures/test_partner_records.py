import polars as pl

from figures.partner_records import partner_records
from tests.figures.contexts import context
from tests.plotly_figure import plotly

COUNTS = pl.DataFrame(
    {
        "partner": ["DEU", "FIN", None],
        "agreements": [2.0, None, None],
        "made": [None, 3.0, None],
        "received": [4.0, 1.0, 5.0],
    }
)


def drawn(counts=COUNTS, **options):
    return partner_records(counts, context("visits", countries=("NOR",), options=options))


def test_the_headline_names_partners_and_ranks_nothing():
    assert drawn().headline == "The records name 2 partners of Norway: Germany and Finland"


def test_three_counts_stand_side_by_side_and_gaps_stay_open():
    card = drawn()
    assert card.table.rows() == [("DEU", 2.0, None, 4.0), ("FIN", None, 3.0, 1.0)]
    texts = [text for trace in plotly(card).data for line in trace.text or () for text in line]
    assert "7" not in texts
    assert "5 visits received do not state where they came from" in card.note


def test_the_chosen_partner_is_always_among_those_drawn():
    many = pl.DataFrame(
        {
            "partner": [f"A{letter}A" for letter in "ABCDEFGHIJKLMNO"],
            "agreements": [float(20 - place) for place in range(15)],
            "made": [None] * 15,
            "received": [None] * 15,
        },
        schema_overrides={"made": pl.Float64, "received": pl.Float64},
    )
    card = drawn(many, **{"with": "AOA"})
    assert "AOA" in card.table["partner"].to_list()
    assert "2 more partners" in card.note


def test_without_records_nothing_is_claimed():
    assert "Nothing found is not nothing done" in drawn(COUNTS.clear()).empty
