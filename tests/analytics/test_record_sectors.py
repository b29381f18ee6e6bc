import polars as pl
import pytest

from analytics.record_sectors import country_record_sectors

TIMELINE = pl.DataFrame(
    {
        "sector": ["energy", "energy", "water", "energy"],
        "countries": [["DNK", "NOR", "SWE"], ["SWE"], ["SWE", "USA"], []],
    }
)


def test_a_record_is_one_for_each_country_that_it_names():
    rows = country_record_sectors(TIMELINE, ["SWE", "NOR", "DNK"]).rows()
    assert rows == [
        ("DNK", "energy", 1.0, 1.0),
        ("NOR", "energy", 1.0, 1.0),
        ("SWE", "energy", 2.0, pytest.approx(2 / 3)),
        ("SWE", "water", 1.0, pytest.approx(1 / 3)),
    ]


def test_other_countries_are_left_out():
    assert country_record_sectors(TIMELINE, ["ISL"]).is_empty()
