import polars as pl

from analytics.indicators import indicator_values
from analytics.selection import Selection

FACTS = pl.LazyFrame(
    {
        "indicator": ["share", "share", "share", "balance", "share"],
        "country": ["SWE", "SWE", "NOR", "SWE", "FRA"],
        "year": [2021, 2020, 2021, 2021, 2021],
        "value": [2.0, None, 3.0, 9.0, 5.0],
    }
)


def test_values_of_the_six_in_the_order_of_years():
    values = indicator_values(FACTS, "share", Selection())
    assert values.rows() == [("NOR", 2021, 3.0), ("SWE", 2020, None), ("SWE", 2021, 2.0)]


def test_countries_and_years_apply():
    values = indicator_values(FACTS, "share", Selection(countries=("SWE",), start=2021, end=2022))
    assert values.rows() == [("SWE", 2021, 2.0)]
