import polars as pl

from figures.profile_figures import low_carbon, on_record, traded
from tests.figures.contexts import context

SHOWN = context(countries=("NOR",), partners=("DEU",))


def test_records_are_counts_of_what_was_found():
    records = pl.DataFrame(
        {"what": ["agreements", "made", "made"], "follow_up": [None, "export", None]}
    )
    figures = on_record(records, SHOWN)
    assert [figure.number for figure in figures] == ["1", "2", "0", "1"]
    assert all("on record" in figure.unit for figure in figures)


def test_money_has_its_year_its_change_and_a_line():
    rows = pl.DataFrame(
        {"year": [2010, 2011], "out": [100.0, 120.0], "in_": [None, 5.0]},
        schema_overrides={"year": pl.Int32},
    )
    sold, bought = traded(rows, SHOWN)
    assert (sold.title, sold.number, sold.unit) == ("Sold to Germany", "120 million", "USD, 2011")
    assert sold.change == "+20% on 2010"
    assert sold.picture.startswith("data:image/svg")
    assert (bought.change, bought.picture) == ("", "")


def test_a_change_needs_the_year_before():
    values = pl.DataFrame(
        {"indicator": ["low_carbon_exports"] * 2, "year": [2018, 2020], "value": [1e9, 2e9]},
        schema_overrides={"year": pl.Int32},
    )
    sold, bought = low_carbon(values, "NOR", SHOWN)
    assert (sold.number, sold.change) == ("2 billion", "")
    assert (bought.number, bought.unit) == ("\u2013", "not told apart in the data")


def test_a_period_that_the_data_do_not_reach_is_told():
    nothing = pl.DataFrame(schema={"indicator": pl.String, "year": pl.Int32, "value": pl.Float64})
    sold, bought = low_carbon(nothing, "NOR", context(countries=("NOR",), start=2030))
    assert sold.unit == bought.unit == "the data cover 2022"
