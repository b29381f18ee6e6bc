import polars as pl
import pytest

from analytics.change import partner_change
from analytics.since import Series, indicator_change, since
from tests.analytics.frames import exports


def values(country, by_year):
    return pl.DataFrame(
        {
            "indicator": "low_carbon_exports",
            "country": country,
            "year": list(by_year),
            "value": [float(value) for value in by_year.values()],
        },
        schema_overrides={"year": pl.Int32},
    )


HELD = pl.concat(
    [
        values("NOR", {2017: 10, 2018: 10, 2019: 10, 2020: 99, 2021: 12, 2022: 12, 2023: 12}),
        values("FIN", dict.fromkeys(range(2017, 2020), 10) | dict.fromkeys(range(2021, 2024), 11)),
        values("DNK", dict.fromkeys(range(2017, 2020), 10) | dict.fromkeys(range(2021, 2024), 13)),
        values("SWE", {2017: 10, 2018: 10, 2019: 10, 2021: 90}),
    ]
)


def series(name="low_carbon_exports", country="NOR", partner=""):
    return Series(name, country, partner, "usd", 1994, 2023)


def around(country, year):
    changes = indicator_change(HELD, "low_carbon_exports", year)
    return changes.with_columns(chosen=pl.col("country") == country)


def test_others_are_those_with_values_in_as_many_years():
    short = since([(series(country="SWE"), around("SWE", 2020))]).row(0, named=True)
    assert (short["before_years"], short["after_years"], short["others"]) == (3, 1, 0)


def test_a_change_stands_beside_the_median_of_the_others():
    changes = around("NOR", 2020)
    row = since([(series(), changes)]).row(0, named=True)
    assert row["change"] == pytest.approx(0.2)
    assert (row["before_years"], row["after_years"], row["others"]) == (3, 3, 2)
    assert row["median"] == pytest.approx(0.2)


def test_a_year_without_values_after_it_says_so():
    changes = around("NOR", 2023)
    row = since([(series(), changes)]).row(0, named=True)
    assert (row["change"], row["reason"]) == (None, "no_after")


def test_a_country_without_a_row_says_so_beside_one_that_has_them():
    found = since(
        [
            (series(), around("NOR", 2020)),
            (series(country="ISL"), around("ISL", 2020)),
        ]
    )
    assert found["reason"].to_list() == [None, "no_rows"]


@pytest.mark.parametrize(("side", "change"), [("out", 1.0), ("in_", 0.5)])
def test_exports_of_a_pair_are_read_in_each_direction(side, change):
    flows = exports(
        (2003, "SWE", "DEU", "energy", 10.0),
        (2005, "SWE", "DEU", "energy", 20.0),
        (2003, "DEU", "SWE", "energy", 10.0),
        (2005, "DEU", "SWE", "energy", 15.0),
        (2003, "SWE", "FIN", "energy", 10.0),
        (2005, "SWE", "FIN", "energy", 10.0),
    )
    changes = partner_change(flows, ("SWE", "DEU"), 2004).filter(pl.col("side") == side)
    row = since([(series("exports_out", "SWE", "DEU"), changes)]).row(0, named=True)
    assert row["change"] == pytest.approx(change)
