import polars as pl
import pytest

from analytics.time_reached import time_reached


def series(*values, country="NOR", start=2000):
    years = range(start, start + len(values))
    return pl.DataFrame(
        {"country": country, "year": pl.Series(years, dtype=pl.Int32()), "value": values},
        schema_overrides={"value": pl.Float64()},
    )


def asked(level, until=2004, country="NOR"):
    return pl.DataFrame(
        {"country": [country], "level": [float(level)], "until": [until]},
        schema_overrides={"until": pl.Int32()},
    )


def read(values, level, until=2004, **how):
    found = time_reached(values, asked(level, until), **how).row(0, named=True)
    return found["time"], found["reached"]


def test_a_level_between_two_years_is_met_on_a_straight_line():
    assert read(series(1, 2, 4, 5, 6), 3) == (2001.5, "in")


def test_a_level_met_exactly_is_met_in_its_year():
    assert read(series(1, 2, 4, 5, 6), 4) == (2002.0, "in")


def test_a_level_that_was_lost_counts_from_when_it_was_kept():
    assert read(series(1, 3, 1, 3, 3), 2) == (2002.5, "in")
    assert read(series(1, 3, 1, 3, 3), 2, kept=False) == (2000.5, "in")


def test_a_level_held_from_the_first_value_was_reached_before():
    assert read(series(5, 6, 7, 8, 9), 4) == (2000.0, "before")


def test_a_level_above_the_last_value_is_not_reached_yet():
    assert read(series(1, 9, 2, 3, 4), 5) == (None, "not_yet")
    assert read(series(1, 9, 2, 3, 4), 5, kept=False) == (2000.5, "in")


def test_only_what_was_known_by_then_is_read():
    assert read(series(1, 2, 3, 4, 5), 2.5, until=2001) == (None, "not_yet")
    assert read(series(1, 3, 1, 3, 3), 2, until=2001) == (2000.5, "in")


def test_a_missing_year_is_crossed_in_a_straight_line():
    assert read(series(1, None, 3, 4, 5), 2) == (2001.0, "in")


def test_a_country_without_values_has_no_time():
    assert read(series(1, 2, country="SWE"), 2) == (None, "no_values")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_does_not_matter(seed):
    values = series(1, 3, 1, 3, 3)
    assert read(values.sample(fraction=1, shuffle=True, seed=seed), 2) == (2002.5, "in")
