import polars as pl
import pytest
from scipy import stats

from analytics.matched_markets import difference, matched_markets
from tests.analytics.frames import exports

YEARS = range(2010, 2017)


def sold(levels, rise=()):
    """Exports of Sweden to each market: level, and what it is times after 2013 where told."""
    times = dict(rise)
    return exports(
        *(
            (
                year,
                "SWE",
                market,
                "energy",
                level * (times.get(market, 1.0) if year > 2013 else 1.0),
            )
            for market, level in levels.items()
            for year in YEARS
        )
    )


def firsts(**markets):
    return pl.DataFrame(
        [("SWE", code, "energy", year) for code, year in markets.items()],
        {"origin": pl.String, "destination": pl.String, "sector": pl.String, "first": pl.Int32},
        orient="row",
    )


LEVELS = {"FRA": 100.0, "ITA": 90.0, "ESP": 110.0, "POL": 105.0, "USA": 9000.0}


def test_a_market_is_set_beside_the_three_nearest_that_had_not_visited():
    found = matched_markets(sold(LEVELS, {"FRA": 1.5, "ESP": 1.2}.items()), firsts(FRA=2013), "SWE")
    row = found.row(0, named=True)
    assert sorted(row["matched"]) == ["ESP", "ITA", "POL"]
    assert (row["before"], row["after"]) == (100.0, 150.0)
    assert row["change"] == pytest.approx(0.5)
    assert row["matched_change"] == pytest.approx(1.2 ** (1 / 3) - 1)
    assert row["difference"] == pytest.approx(1.5 / 1.2 ** (1 / 3) - 1)


def test_who_visits_within_three_years_is_no_neighbour_and_who_does_later_is_one():
    late = matched_markets(sold(LEVELS), firsts(FRA=2013, ESP=2017), "SWE")
    assert "ESP" in late.row(0, named=True)["matched"]
    soon = matched_markets(sold(LEVELS), firsts(FRA=2013, ESP=2016), "SWE")
    assert "ESP" not in soon.filter(pl.col("destination") == "FRA").row(0, named=True)["matched"]


def test_a_market_without_years_on_both_sides_or_without_neighbours_is_left_out():
    assert matched_markets(sold(LEVELS), firsts(FRA=2016), "SWE").is_empty()
    assert matched_markets(sold({"FRA": 1.0, "ITA": 1.0}), firsts(FRA=2013), "SWE").is_empty()
    assert matched_markets(sold(LEVELS), firsts(FRA=2013), "NOR").is_empty()


def test_the_mean_is_of_markets_with_the_interval_of_a_t_test():
    rows = pl.DataFrame(
        {
            "destination": ["FRA", "FRA", "ITA", "ESP", "POL"],
            "difference": [0.1, 0.3, -0.1, 0.2, 0.05],
        }
    )
    found = difference(rows).row(0, named=True)
    logs = (1 + rows["difference"]).log()
    means = [(logs[0] + logs[1]) / 2, *logs[2:]]
    low, high = stats.ttest_1samp(means, 0).confidence_interval(0.95)
    assert (found["markets"], found["cells"]) == (4, 5)
    ends = pl.Series([low, high]).exp() - 1
    assert [found["low"], found["high"]] == pytest.approx(ends.to_list())


def test_of_nothing_there_is_no_mean():
    empty = matched_markets(sold(LEVELS), firsts(), "SWE")
    assert difference(empty).row(0) == (0, 0, None, None, None)
