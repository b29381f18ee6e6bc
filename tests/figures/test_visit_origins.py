import polars as pl
import pytest

from figures.visit_origins import visit_origins
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {
    "origin": pl.String,
    "host": pl.String,
    "reported": pl.Int64,
    "announced": pl.Int64,
    "host_visits": pl.Int64,
    "host_announced": pl.Int64,
}
PAIRS = pl.DataFrame(
    [
        ("DEU", "DNK", 18, 2, 20, 2),
        ("POL", "DNK", 3, 0, 20, 2),
        (None, "DNK", 1, 0, 20, 2),
        ("DNK", "USA", 4, 0, 4, 0),
    ],
    SCHEMA,
    orient="row",
)
MANY = pl.DataFrame(
    [(f"A{letter}A", "SWE", 2, 0, 30, 0) for letter in "ABCDEFGHIJKLMNOPQ"], SCHEMA, orient="row"
)


def test_headline_counts_a_host_once_and_an_origin_in_full():
    card = visit_origins(PAIRS, context("visits"))
    assert card.headline == "Of 20 visits recorded to Denmark, 18 came from Germany"
    assert "2 visits were announced" in card.note


def test_headline_is_of_a_host_that_has_a_column():
    busiest_first = pl.concat([PAIRS[3:], PAIRS[:3]])
    card = visit_origins(busiest_first, context("visits"))
    assert card.headline == "Of 20 visits recorded to Denmark, 18 came from Germany"


def test_hosts_outside_the_six_stand_together_with_their_totals():
    axis = plotly(visit_origins(PAIRS, context("visits"))).layout.xaxis
    assert list(axis.ticktext) == ["Denmark<br>20", "other hosts<br>4"]


def test_an_origin_that_is_not_stated_comes_last():
    axis = plotly(visit_origins(PAIRS, context("visits"))).layout.yaxis
    assert list(axis.ticktext) == ["Germany", "Denmark", "Poland", "not stated"]


@pytest.mark.parametrize(("option", "rows"), [("14", 15), ("all", 17)])
def test_smaller_origins_are_drawn_together_until_all_are_wanted(option, rows):
    card = visit_origins(MANY, context("visits", {"origins": option}))
    assert len(plotly(card).layout.yaxis.tickvals) == rows
    assert ("3 origins are drawn together" in card.note) == (option == "14")


def test_a_click_narrows_to_the_pair():
    marks = plotly(visit_origins(PAIRS, context("visits"))).data[-1]
    assert set(marks.customdata) == {"countries=DNK&partners=DEU", "countries=DNK&partners=POL"}


def test_nothing_says_why():
    assert visit_origins(PAIRS.clear(), context("visits")).empty
