import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from analytics.span import span, with_gaps
from tests.analytics.frames import rows

YEARS = st.lists(st.one_of(st.none(), st.integers(1990, 2030)))


def _series(*pairs: tuple[int | None, float]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), {"year": pl.Int32(), "x": pl.Float64()}, orient="row")


@given(YEARS)
def test_a_span_is_every_year_and_then_the_unknown_one(years: list[int | None]) -> None:
    known = [year for year in years if year is not None]
    every = list(range(min(known), max(known) + 1)) if known else []
    found = span(_series(*((year, 1.0) for year in years)))["year"].to_list()
    assert found == every + [None] * (None in years)


def test_gaps_become_rows_without_values() -> None:
    series = _series((2020, 2.0), (2018, 1.0), (None, 3.0))
    assert rows(with_gaps(series)) == [(2018, 1.0), (2019, None), (2020, 2.0), (None, 3.0)]


def test_every_group_gets_every_year() -> None:
    series = _series((2018, 1.0), (2019, 2.0)).with_columns(g=pl.Series(["a", "b"]))
    assert rows(with_gaps(series, ["g"]), "g", "year", "x") == [
        ("a", 2018, 1.0),
        ("a", 2019, None),
        ("b", 2018, None),
        ("b", 2019, 2.0),
    ]


def test_an_empty_series_has_no_gaps() -> None:
    assert with_gaps(_series()).is_empty()
