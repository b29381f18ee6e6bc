import polars as pl

from analytics.coverage import country_years, indicator_years
from tests.analytics.frames import exports, rows, visits


def test_gaps_between_years_and_countries_without_a_row_are_gaps() -> None:
    flows = exports((2018, "SWE", "NOR", "energy", 5.0), (2020, "SWE", "NOR", "energy", 0.0))
    assert rows(country_years(flows, ["SWE", "ISL"])) == [
        ("SWE", 2018, 5.0, 0),
        ("SWE", 2019, None, None),
        ("SWE", 2020, 0.0, 0),
        ("ISL", 2018, None, None),
        ("ISL", 2019, None, None),
        ("ISL", 2020, None, None),
    ]


def test_suppressed_cells_are_told_apart_from_gaps() -> None:
    flows = exports((2018, "SWE", "NOR", "energy", None)).with_columns(missing=pl.lit(2))
    assert rows(country_years(flows, ["SWE"])) == [("SWE", 2018, None, 2)]


def test_records_without_a_year_have_a_column_of_their_own() -> None:
    flows = visits((2020, "NOR", "SWE"), (None, "NOR", "SWE"))
    assert rows(country_years(flows, ["SWE"]), "year", "amount") == [(2020, 1.0), (None, 1.0)]
    undated = visits((None, "NOR", "SWE"))
    assert rows(country_years(undated, ["SWE", "ISL"]), "year", "amount") == [
        (None, 1.0),
        (None, None),
    ]


def test_nothing_held_is_no_cell() -> None:
    assert country_years(visits(), ["SWE"]).is_empty()


def test_indicators_count_known_values() -> None:
    facts = pl.DataFrame(
        {
            "country": ["SWE", "SWE", "SWE"],
            "year": [2020, 2020, 2022],
            "value": [1.0, None, 3.0],
        },
        {"country": pl.String(), "year": pl.Int32(), "value": pl.Float64()},
    )
    assert rows(indicator_years(facts, ["SWE"])) == [
        ("SWE", 2020, 1.0, 1),
        ("SWE", 2021, None, None),
        ("SWE", 2022, 1.0, 0),
    ]
