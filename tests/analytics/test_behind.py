from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analytics.behind import (
    behind_in,
    behind_now,
    jumps,
    readings_of,
    years_behind,
    years_behind_in,
)
from data.settings import HOME

BUNDLED = Path(HOME) / "data" / "bundled" / "low_carbon_trade.parquet"
SIX = ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU")
RISING = st.lists(st.floats(0.1, 5), min_size=3, max_size=12)


def values(start=2000, **countries):
    return pl.concat(
        pl.DataFrame(
            {
                "country": code,
                "year": pl.Series(range(start, start + len(held)), dtype=pl.Int32()),
                "value": [None if v is None else float(v) for v in held],
            },
            schema_overrides={"value": pl.Float64()},
        )
        for code, held in countries.items()
    )


def now(frame, country="NOR", other="DNK"):
    return behind_now(years_behind(frame, country, [other])).row(0, named=True)


def test_the_distance_lies_between_the_times_when_both_reached_the_lower_level():
    read = now(values(NOR=[1, 2, 3, 4], DNK=[3, 4, 5, 6]))
    assert (read["lag"], read["reading"], read["level"]) == (2.0, "behind", 4.0)
    assert (read["own_time"], read["other_time"]) == (2003.0, 2001.0)


def test_the_one_ahead_is_read_at_the_level_of_the_other_who_has_not_reached_its_own():
    read = now(values(NOR=[3, 4, 5, 6], DNK=[1, 2, 3, 4]))
    assert (read["lag"], read["reading"], read["level"]) == (-2.0, "ahead", 4.0)
    assert read["never_behind"]


def test_a_level_held_before_the_data_begin_gives_the_least_distance():
    read = now(values(NOR=[1, 2, 3], DNK=[7, 8, 9]))
    assert (read["lag"], read["at_least"]) == (2.0, True)


def test_where_both_held_the_level_before_nothing_can_be_told():
    read = now(values(NOR=[5, 4, 3], DNK=[9, 8, 7]))
    assert (read["lag"], read["reading"]) == (None, "unknown")
    assert not read["never_behind"]


def test_equal_series_are_level():
    read = now(values(NOR=[1, 2, 3], DNK=[1, 2, 3]))
    assert (read["lag"], read["reading"], read["never_behind"]) == (0.0, "level", True)


def test_who_came_later_to_a_level_and_stands_above_now_has_overtaken():
    assert now(values(NOR=[1, 1, 9], DNK=[1, 5, 5]))["reading"] == "overtook"
    below = now(values(NOR=[1, 5, 5], DNK=[1, 1, 9]))
    assert (below["reading"], below["never_behind"]) == ("overtaken", False)


def test_the_interval_is_of_the_last_three_years_as_each_stood_then():
    frame = values(NOR=[1, 2, 3, 4, 5], DNK=[2, 3, 4, 5, 5.5])
    lags = years_behind(frame, "NOR", ["DNK"])
    assert lags["lag"].to_list() == [None, 1, 1, 1, 1]
    frame = values(NOR=[1, 2, 3, 3.5, 3.6], DNK=[2, 3, 4, 5, 6])
    read = now(frame)
    assert (read["lowest"], read["highest"], read["readings"]) == (1.0, pytest.approx(4.0 - 1.6), 3)


def test_a_year_without_a_value_has_no_reading():
    lags = years_behind(values(NOR=[1, None, 3], DNK=[2, 3, 4]), "NOR", ["DNK"])
    assert lags["year"].to_list() == [2000, 2002]


def test_the_ways_of_reading_differ_where_a_level_was_lost():
    frame = values(NOR=[1, 4, 2, 2, 3], DNK=[1, 2, 3, 4, 5])
    ways = dict(readings_of(frame, "NOR", ["DNK"]).select("way", "lag").iter_rows())
    assert ways["kept"] == 2.0
    assert ways["first"] == pytest.approx(2000 + 2 / 3 - 2002)
    assert ways["today"] == 2.0


def test_today_counts_from_the_year_itself():
    frame = values(NOR=[1, 5, 4.5, 4], DNK=[4, 5, 6, 7])
    ways = dict(readings_of(frame, "NOR", ["DNK"]).select("way", "lag").iter_rows())
    assert ways["kept"] == 0.75
    assert ways["today"] == 3.0


def test_several_indicators_stand_below_each_other():
    one = values(NOR=[1, 2, 3], DNK=[3, 4, 5]).with_columns(indicator=pl.lit("a"))
    two = values(NOR=[3, 4, 5], DNK=[1, 2, 3]).with_columns(indicator=pl.lit("b"))
    found = behind_in(years_behind_in(pl.concat([one, two]), "NOR", ["DNK"]), ["b", "a"])
    assert found.select("indicator", "lag").rows() == [("b", -2.0), ("a", 2.0)]


def test_several_indicators_are_read_as_each_alone():
    """One pass over all series finds what a pass over each finds."""
    random = Random(3)
    rows = [
        (name, country, year, None if random.random() < 0.1 else random.random() + year / 40)
        for name in ("c", "a", "b")
        for country in ("NOR", "DNK", "SWE")
        for year in range(2000, 2012)
    ]
    schema = ["indicator", "country", "year", "value"]
    held = pl.DataFrame(rows, schema=schema, orient="row")
    others = ["SWE", "DNK"]

    found = behind_in(years_behind_in(held, "NOR", others), ["b", "c"])
    for name in ("b", "c"):
        alone = held.filter(pl.col("indicator") == name).drop("indicator")
        expected = behind_now(years_behind(alone, "NOR", others))
        own = found.filter(pl.col("indicator") == name).drop("indicator")
        assert_frame_equal(own, expected, check_row_order=False)
    assert found["indicator"].unique(maintain_order=True).to_list() == ["b", "c"]
    assert behind_in(years_behind_in(held, "NOR", others), []).is_empty()


def test_doubled_and_halved_values_are_named():
    found = jumps(values(NOR=[1, 2, 1.5], DNK=[3, 4, 2]))
    assert found.select("country", "year").rows() == [("DNK", 2002), ("NOR", 2001)]


def test_a_gap_of_years_is_no_jump_and_no_part_of_a_mean():
    gap = pl.concat([values(NOR=[1, 2, 3]), values(2012, NOR=[9])])
    assert jumps(gap).filter(year=2012).is_empty()
    way = readings_of(pl.concat([gap, values(DNK=[2, 3, 4])]), "NOR", ["DNK"])
    assert way.filter(way="smoothed")["lag"].to_list() == [None]


@settings(max_examples=50)
@given(RISING, RISING, st.floats(0.5, 100))
def test_the_distance_turns_its_sign_with_the_direction_and_keeps_it_in_any_unit(own, other, unit):
    frame = values(NOR=own, DNK=other)
    there, back = now(frame), now(frame, "DNK", "NOR")
    other_unit = now(frame.with_columns(pl.col("value") * 2.0 ** round(unit / 10)))
    if there["lag"] is None:
        assert back["lag"] is None
    else:
        assert back["lag"] == -there["lag"]
        assert other_unit["lag"] == pytest.approx(there["lag"])


def by_hand(held, level, until):
    """The time a level was reached and kept, by walking back through the years."""
    years = [year for year in sorted(held) if year <= until]
    reached = None
    for year in reversed(years):
        if held[year] < level:
            break
        reached = year
    if reached is None:
        return None
    earlier = [year for year in years if year < reached]
    if not earlier:
        return float(reached)
    before = earlier[-1]
    return before + (level - held[before]) / (held[reached] - held[before]) * (reached - before)


@pytest.mark.parametrize("country", SIX)
def test_the_bundled_answer_equals_one_that_walks_through_the_years(country):
    held = pl.read_parquet(BUNDLED).filter(
        pl.col("indicator") == "low_carbon_imports_of_gdp", pl.col("country").is_in(SIX)
    )
    found = behind_now(years_behind(held, country, SIX))
    series = {
        c: dict(rows.select("year", "value").iter_rows()) for (c,), rows in held.group_by("country")
    }
    assert found.height == 5
    for row in found.iter_rows(named=True):
        level = min(series[country][2023], series[row["other"]][2023])
        own, other = (by_hand(series[code], level, 2023) for code in (country, row["other"]))
        assert row["lag"] == pytest.approx(own - other)
