import polars as pl

from figures.formats_split import formats_split
from tests.figures.contexts import context, dataset
from tests.plotly_figure import plotly

SCHEMA = {
    "period": pl.String,
    "format": pl.String,
    "reported": pl.Float64,
    "announced": pl.Float64,
    "share": pl.Float64,
}
FORMATS = pl.DataFrame(
    [
        ("before", "physical", 81.0, 7.0, 1.0),
        ("after", "digital", 4.0, 2.0, 0.04),
        ("after", "physical", 92.0, 11.0, 0.95),
        ("after", "webinar", 1.0, 3.0, 0.01),
        ("not_placed", None, 1.0, 0.0, 1.0),
    ],
    SCHEMA,
    orient="row",
)
SPLIT = {"split": "2020-03"}


def card(formats=FORMATS, where=None):
    return formats_split(formats, where or context("visits", SPLIT))


def test_a_sample_tells_counts_before_and_after():
    assert card().headline == (
        "Digital before March 2020: none of 81 visits on record; from then on: 5 of 97"
    )


def test_a_census_tells_shares():
    census = dataset(kind="visits", unit="visits", coverage="census")
    where = context("visits", SPLIT)
    shown = card(where=type(where)(where.words, where.selection, (census,), where.options))
    assert shown.headline == (
        "Digital before March 2020: none of 81 visits; from then on: 5.2% of 97"
    )


def test_a_side_without_visits_is_said():
    after = FORMATS.filter(pl.col("period") != "before")
    assert card(after).headline.startswith("Digital before March 2020: no visit on record;")


def test_squares_are_the_reported_visits_of_each_period():
    counts = [
        sum(cell is not None for line in trace.z for cell in line)
        for trace in plotly(card()).data
        if trace.type == "heatmap"
    ]
    assert counts == [81, 97, 1]


def test_what_was_only_announced_is_counted_apart():
    assert "23 visits were announced and not confirmed" in card().note
    assert card().table["announced"].sum() == 23


def test_the_alternative_text_names_the_periods():
    assert "Before March 2020 81 visits." in card().alt
    assert "Not placed in time 1 visit." in card().alt


def test_nothing_says_why():
    assert "Nothing is recorded" in card(FORMATS.clear()).empty
