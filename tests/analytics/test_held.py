import polars as pl

from analytics.held import held
from tests.analytics.frames import exports


def test_datasets_of_both_kinds_are_told_in_one_table():
    values = pl.DataFrame(
        {"country": ["NOR"], "year": [2021], "value": [1.0]}, schema_overrides={"year": pl.Int32}
    )
    rows = held(
        [("trade", exports((2020, "SWE", "DEU", "energy", 5.0))), ("indicator", values)]
    ).drop_nulls("amount")
    assert rows.rows() == [
        ("trade", "SWE", 2020, 5.0),
        ("trade", "DEU", 2020, 5.0),
        ("indicator", "NOR", 2021, 1.0),
    ]
