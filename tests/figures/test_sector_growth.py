import polars as pl
import pytest

from figures.sector_growth import Growing, sector_growth
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"sector": pl.String, "year": pl.Int32, "amount": pl.Float64}


def _series(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


GROWING = _series(
    ("energy", 2000, 100.0),
    ("energy", 2002, 121.0),
    ("mobility", 2000, 50.0),
    ("mobility", 2002, 50.0),
    ("water", 2002, 5.0),
)


def test_headline_names_the_fastest_sector_and_its_rate():
    card = sector_growth(Growing(GROWING), context())
    assert card.headline == (
        "Of what the six countries export, energy grew fastest: 10.0% a year in 2000\u20132002"
    )
    assert card.unit == "index, 2000 = 100, nominal"


def test_countries_without_rows_are_neither_claimed_nor_kept_back():
    card = sector_growth(Growing(GROWING, ("NOR", "ISL")), context())
    assert card.headline.startswith("Of what Sweden, Denmark, Finland and Germany export, energy")
    assert "Norway and Iceland have no rows" in card.note


def test_one_sector_grew_fastest_of_none():
    one = Growing(GROWING.filter(sector="energy"))
    assert sector_growth(one, context()).headline == (
        "Of what the six countries export, energy grew by 10.0% a year in 2000\u20132002"
    )


def test_the_lines_are_the_table():
    card = sector_growth(Growing(GROWING), context())
    assert [list(line.y) for line in plotly(card).data] == [
        [100.0, pytest.approx(121)],
        [100.0, 100.0],
    ]
    assert card.table["index"].to_list() == pytest.approx([100, 121, 100, 100])
    assert card.table["rate"].to_list() == pytest.approx([0.1, 0.1, 0, 0])


def test_a_sector_without_a_first_year_is_told_not_drawn():
    card = sector_growth(Growing(GROWING), context())
    assert "water" not in card.table["sector"].to_list()
    assert "No rate for water" in card.note


def test_where_nothing_grew_it_says_so():
    falling = _series(
        *(("energy", 2000, 100.0), ("energy", 2001, 90.0)),
        *(("mobility", 2000, 100.0), ("mobility", 2001, 80.0)),
    )
    assert "no sector grew" in sector_growth(Growing(falling), context()).headline


def test_one_year_gives_no_growth():
    card = sector_growth(Growing(GROWING.filter(year=2000)), context())
    assert card.figure is None
    assert card.empty.startswith("One year gives no growth, and only 2000 is shown.")


def test_a_sample_has_no_growth():
    card = sector_growth(Growing(GROWING), context("visits"))
    assert card.figure is None
    assert "no series" in card.empty


def test_nothing_is_told():
    assert "Take out a filter" in sector_growth(Growing(GROWING.clear()), context()).empty
