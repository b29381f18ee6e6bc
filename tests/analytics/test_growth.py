import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.growth import growth, index_series
from tests.analytics.frames import rows


def _series(*pairs: tuple[int | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        list(pairs), {"year": pl.Int32(), "amount_once": pl.Float64()}, orient="row"
    )


def test_growth_is_the_compound_rate_between_the_first_and_the_last_year() -> None:
    found = growth(_series((2018, 100.0), (2019, 500.0), (2020, 121.0), (None, 7.0)))
    start, end, first, last, rate, reason = found.row(0)
    assert (start, end, first, last, reason) == (2018, 2020, 100.0, 121.0, None)
    assert rate == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("series", "period", "partial", "reason"),
    [
        (_series((2018, 0.0), (2019, 1.0)), (None, None), (), "start_not_positive"),
        (_series((2018, None), (2019, 1.0)), (None, None), (), "no_start"),
        (_series((2018, 1.0), (2019, 1.0)), (2017, None), (), "no_start"),
        (_series((2018, 1.0), (2019, 1.0)), (None, 2020), (), "no_end"),
        (_series((2018, 1.0), (2019, -1.0)), (None, None), (), "end_negative"),
        (_series((2018, 1.0)), (None, None), (), "one_year"),
        (_series((2018, 1.0), (2019, 0.1)), (None, 2019), (2019,), "partial_end"),
    ],
)
def test_growth_without_two_good_ends_says_why(
    series: pl.DataFrame, period: tuple[int | None, int | None], partial: tuple[int], reason: str
) -> None:
    assert rows(growth(series, period, partial=partial), "rate", "reason") == [(None, reason)]


def test_a_partial_last_year_is_not_taken_for_an_end() -> None:
    series = _series((2018, 1.0), (2019, 2.0), (2020, 0.1))
    assert rows(growth(series, partial=[2020]), "end", "rate") == [(2019, 1.0)]


def test_a_fall_to_nothing_is_a_fall() -> None:
    assert growth(_series((2018, 2.0), (2019, 0.0)))["rate"].item() == -1


def test_groups_grow_between_the_same_years_and_the_fastest_comes_first() -> None:
    series = pl.DataFrame(
        {
            "g": ["a", "a", "b", "b", "c"],
            "year": [2018, 2019, 2018, 2019, 2019],
            "x": [1.0, 2.0, 1.0, 3.0, 1.0],
        }
    )
    assert rows(growth(series, value="x", by=["g"]), "g", "start", "rate", "reason") == [
        ("b", 2018, 2.0, None),
        ("a", 2018, 1.0, None),
        ("c", 2018, None, "no_start"),
    ]


def test_a_frame_without_years_gives_no_rows() -> None:
    assert growth(_series()).is_empty()
    assert growth(_series((None, 1.0))).is_empty()


@given(st.floats(0.01, 1e6), st.floats(-0.5, 0.5), st.integers(1, 30))
def test_growing_at_the_rate_found_leads_from_start_to_end(v0: float, r: float, t: int) -> None:
    series = _series((2000, v0), (2000 + t, v0 * (1 + r) ** t))
    assert growth(series)["rate"].item() == pytest.approx(r, abs=1e-9)


def test_the_index_is_100_in_the_base_year() -> None:
    found = index_series(_series((2018, 50.0), (2019, None), (2020, 75.0)), 2018)
    assert rows(found, "index", "reason") == [(100.0, None), (None, None), (150.0, None)]


@pytest.mark.parametrize(("base", "reason"), [(2017, "no_base"), (2018, "base_zero")])
def test_an_index_without_a_base_says_why(base: int, reason: str) -> None:
    found = index_series(_series((2018, 0.0), (2019, 1.0)), base)
    assert rows(found, "index", "reason") == [(None, reason), (None, reason)]


def test_every_group_has_its_own_base() -> None:
    series = pl.DataFrame(
        {"g": ["a", "a", "b"], "year": [2018, 2019, 2019], "amount_once": [2.0, 3.0, 4.0]}
    )
    assert rows(index_series(series, 2018, by=["g"]), "index", "reason") == [
        (100.0, None),
        (150.0, None),
        (None, "no_base"),
    ]
