import polars as pl

from figures.visit_months import visit_months
from tests.figures.contexts import context
from tests.plotly_figure import plotly

CALENDAR = pl.DataFrame(
    [(2018, 5, 4.0, 0.0), (2018, None, 2.0, 0.0), (2020, 7, 1.0, 1.0), (None, None, 3.0, 0.0)],
    {"year": pl.Int32, "month": pl.Int32, "reported": pl.Float64, "announced": pl.Float64},
    orient="row",
)


def test_months_are_compared_as_records():
    card = visit_months(CALENDAR, context("visits"))
    assert card.headline == "Of 5 visits on record with their month, 4 in May and 1 in July"
    assert "no trend" in card.note


def test_a_year_without_rows_is_a_gap():
    tiles, shaded = plotly(visit_months(CALENDAR, context("visits"))).data
    assert list(shaded.y) == ["2018", "2019", "2020"]
    assert not any(shaded.z[1])
    assert set(tiles.z[1]) == {0}


def test_a_year_alone_has_a_column_and_no_date_a_sentence():
    card = visit_months(CALENDAR, context("visits"))
    assert list(plotly(card).data[0].text[0])[-1] == "2"
    assert "3 visits have no date." in card.note


def test_undated_visits_alone_give_no_calendar():
    undated = CALENDAR.filter(pl.col("year").is_null())
    assert "has a date" in visit_months(undated, context("visits")).empty
    assert "Nothing is recorded" in visit_months(CALENDAR.clear(), context("visits")).empty
