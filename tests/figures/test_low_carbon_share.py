import polars as pl

from figures.low_carbon_share import low_carbon_share
from tests.figures.contexts import context
from tests.plotly_figure import plotly

SCHEMA = {"country": pl.String, "year": pl.Int32, "value": pl.Float64}


def _values(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


VALUES = _values(
    ("SWE", 2020, 6.0),
    ("SWE", 2022, 8.0),
    ("ISL", 2021, 0.25),
    ("ISL", 2022, 0.5),
)


def test_headline_tells_the_highest_and_the_lowest_of_the_last_year():
    card = low_carbon_share(VALUES, context())
    assert card.headline == (
        "Low-carbon technology is 8.0% of the goods that Sweden exported in 2022, 0.5% of those of "
        "Iceland"
    )


def test_one_country_stands_alone():
    card = low_carbon_share(VALUES.filter(country="SWE"), context())
    assert card.headline == (
        "Low-carbon technology is 8.0% of the goods that Sweden exported in 2022"
    )


def test_a_year_without_value_breaks_the_line():
    card = low_carbon_share(VALUES, context())
    sweden = next(line for line in plotly(card).data if line.y[0] == 6.0)
    assert list(sweden.y) == [6.0, None, 8.0]
    assert card.table.height == VALUES.height


def test_alt_tells_the_last_values():
    assert "In 2022: Sweden 8% and Iceland 0.5%." in low_carbon_share(VALUES, context()).alt


def test_without_values_it_says_what_to_do():
    assert "Choose a longer period" in low_carbon_share(VALUES.clear(), context()).empty
