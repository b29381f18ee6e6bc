import polars as pl
import pytest

from analytics.split import side_of


@pytest.mark.parametrize(
    ("year", "month", "side"),
    [
        (2019, 12, "before"),
        (2019, None, "before"),
        (2020, 2, "before"),
        (2020, 3, "after"),
        (2021, None, "after"),
        (2020, None, "not_placed"),
        (None, None, "not_placed"),
    ],
)
def test_a_date_is_placed_where_it_is_precise_enough(
    year: int | None, month: int | None, side: str
) -> None:
    frame = pl.DataFrame(
        {"year": [year], "month": [month]}, {"year": pl.Int32(), "month": pl.Int32()}
    )
    assert frame.select(side_of("2020-03", pl.col("year"), pl.col("month"))).item() == side
