import polars as pl
import pytest

from analytics.change import (
    change_around,
    change_compared,
    country_change,
    country_years,
    partner_change,
)
from tests.analytics.frames import exports, rows

SERIES = pl.DataFrame(
    {
        "partner": ["a"] * 5 + ["b"] * 3 + ["c"],
        "year": [2016, 2017, 2018, 2019, 2020, 2016, 2017, 2019, 2016],
        "amount": [1.0, 3.0, 99.0, 4.0, 8.0, 0.0, 0.0, 5.0, 7.0],
    },
    {"partner": pl.String(), "year": pl.Int32(), "amount": pl.Float64()},
)
AROUND = change_around(SERIES, 2018, 2, ("partner",)).sort("partner")


def side(changes: pl.DataFrame, name: str) -> pl.DataFrame:
    return changes.filter(pl.col("side") == name)


def test_levels_before_and_after_leave_the_year_itself_out() -> None:
    levels = ("before_sum", "before_mean", "at", "after_sum", "after_mean", "change")
    assert rows(AROUND, *levels)[0] == (4.0, 2.0, 99.0, 12.0, 6.0, 2.0)


def test_growth_is_told_for_each_window() -> None:
    assert rows(AROUND, "before_growth", "after_growth")[0] == (2.0, 1.0)


def test_missing_years_are_counted_and_a_missing_change_has_a_reason() -> None:
    assert rows(AROUND, "partner", "before_years", "after_years", "change", "reason")[1:] == [
        ("b", 2, 1, None, "before_not_positive"),
        ("c", 1, 0, None, "no_after"),
    ]


def test_a_partner_stands_beside_all_others() -> None:
    flows = exports(
        (2017, "SWE", "NOR", "energy", 10.0),
        (2019, "SWE", "NOR", "energy", 15.0),
        (2019, "NOR", "SWE", "energy", 5.0),
        (2017, "SWE", "DEU", "energy", 10.0),
        (2019, "SWE", "DEU", "energy", 11.0),
        (2017, "SWE", "USA", "energy", 10.0),
        (2019, "SWE", "USA", "energy", 13.0),
        (2019, "SWE", "CHN", "energy", 13.0),
        (2017, "SWE", "ROW", "energy", 1.0),
        (2019, "SWE", "ROW", "energy", 9.0),
        (2017, "NOR", "DEU", "energy", 1.0),
        (2019, "NOR", "DEU", "energy", 9.0),
    )
    changes = side(partner_change(flows, ("SWE", "NOR"), 2018, 1), "total")
    assert changes["partner"].to_list() == ["NOR", "USA", "DEU", "CHN"]
    assert changes["chosen"].to_list() == [True, False, False, False]
    assert changes["change"].to_list()[:3] == pytest.approx([1.0, 0.3, 0.1])
    compared = change_compared(changes)
    assert rows(compared, "change", "others", "without_change") == [(1.0, 2, 1)]
    assert compared["median"].item() == pytest.approx(0.2)
    assert compared["smaller"].item() == 1.0


def test_one_direction_can_be_compared() -> None:
    flows = exports(
        (2017, "SWE", "NOR", "energy", 10.0),
        (2019, "SWE", "NOR", "energy", 15.0),
        (2019, "NOR", "SWE", "energy", 5.0),
    )
    changes = partner_change(flows, ("SWE", "NOR"), 2018, 1)
    assert rows(side(changes, "out"), "change") == [(0.5,)]
    assert rows(side(changes, "in_"), "change", "reason") == [(None, "no_before")]


def test_a_country_stands_beside_all_others() -> None:
    flows = exports(
        (2017, "SWE", "USA", "energy", 10.0),
        (2019, "SWE", "USA", "energy", 20.0),
        (2017, "NOR", "USA", "energy", 10.0),
        (2019, "NOR", "USA", "energy", 10.0),
    )
    changes = side(country_change(country_years(flows), "NOR", 2018, 1), "out")
    assert rows(changes, "country", "chosen", "change") == [
        ("NOR", True, 0.0),
        ("SWE", False, 1.0),
        ("USA", False, None),
    ]


def test_a_countrys_sectors_are_read_together_and_each_by_itself() -> None:
    flows = exports(
        (2017, "NOR", "USA", "energy", 10.0),
        (2017, "NOR", "USA", "water", 30.0),
        (2019, "NOR", "USA", "energy", 20.0),
        (2019, "NOR", "USA", "water", 30.0),
        (2019, "NOR", "ROW", "water", 30.0),
    )
    years = country_years(flows)
    water = years.filter(pl.col("sector") == "water")

    assert rows(side(country_change(years, "NOR", 2018, 1), "out").head(1), "change") == [(1.0,)]
    assert rows(side(country_change(water, "NOR", 2018, 1), "out").head(1), "change") == [(1.0,)]
    assert rows(water.filter(pl.col("country") == "NOR").sort("year"), "year", "out", "in_") == [
        (2017, 30.0, None),
        (2019, 60.0, None),
    ]
    assert "ROW" not in years["country"]


def test_a_partner_without_any_flow_has_nothing_to_compare() -> None:
    flows = exports((2017, "SWE", "USA", "energy", 1.0), (2019, "SWE", "USA", "energy", 2.0))
    changes = partner_change(flows, ("SWE", "ISL"), 2018, 1)
    compared = change_compared(side(changes, "total"))
    assert rows(compared, "change", "others", "median", "smaller") == [(None, 0, None, None)]
