import polars as pl

from analytics.reported import reported_totals as ordered
from figures.reported_totals import reported_totals
from tests.figures.contexts import context, dataset
from tests.plotly_figure import plotly

SCHEMA = {
    "organisation": pl.String,
    "country": pl.String,
    "measure": pl.String,
    "year": pl.Int32,
    "value": pl.Float64,
    "value_is": pl.String,
    "note": pl.String,
    "source_title": pl.String,
    "source_url": pl.String,
}
TOTALS = ordered(
    pl.DataFrame(
        [
            ("Host", "SWE", "visitor_groups", 2020, 122.0, "exact", None, "A", "https://a.example"),
            ("Host", "SWE", "visitor_groups", 2020, 126.0, "exact", None, "B", "https://b.example"),
            ("Host", "SWE", "visitors", 2019, 1700.0, "at_least", None, "A", "https://a.example"),
            (
                "Host",
                "SWE",
                "visitors_cumulative",
                2019,
                9e4,
                "about",
                None,
                "A",
                "https://a.example",
            ),
            ("Club", "NOR", "members", None, 80.0, "about", None, "C", "https://c.example"),
        ],
        SCHEMA,
        orient="row",
    )
)
WHERE = context("visits")
PUBLISHED = type(WHERE)(
    WHERE.words, WHERE.selection, (dataset(kind="reported_totals", coverage="sample"),)
)


def test_values_that_disagree_are_both_in_the_headline_and_drawn():
    card = reported_totals(TOTALS, PUBLISHED)
    assert card.headline == (
        "Sources disagree on one total: Host had 122 or 126 visitor groups in 2020"
    )
    assert list(plotly(card).data[0].text) == ["122", "126"]


def test_single_and_cumulative_values_stand_in_the_table_alone():
    card = reported_totals(TOTALS, PUBLISHED)
    assert len(plotly(card).data) == 1
    assert card.table.height == TOTALS.height
    assert card.table.filter(counts="visitors_cumulative").height == 1
    assert "never added to visits on record" in card.note


def test_hostile_texts_are_no_markup():
    names = ("organisation", "note", "source_title")
    hostile = TOTALS.with_columns(pl.lit("<a href=x>y</a>").alias(name) for name in names)
    figure = plotly(reported_totals(hostile, PUBLISHED))
    texts = [note.text for note in figure.layout.annotations]
    texts += [text for trace in figure.data for text in trace.hovertext]
    assert not [text for text in texts if "<a" in text]


def test_every_row_keeps_its_source():
    table = reported_totals(TOTALS, PUBLISHED).table
    assert table.filter(pl.col("disputed") != "")["source_url"].to_list() == [
        "https://a.example",
        "https://b.example",
    ]


def test_without_disagreement_organisations_are_counted():
    alone = TOTALS.filter(~pl.col("disputed"))
    assert reported_totals(alone, PUBLISHED).headline == (
        "2 organisations have published totals of their own"
    )


def test_nothing_says_why():
    assert reported_totals(TOTALS.clear(), PUBLISHED).empty
