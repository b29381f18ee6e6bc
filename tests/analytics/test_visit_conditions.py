import polars as pl

from analytics.visit_conditions import NEEDED, visit_conditions
from analytics.visit_panel import visit_panel
from tests.analytics.frames import exports

EMPTY = pl.DataFrame(
    schema={
        "origin": pl.String,
        "destination": pl.String,
        "sector": pl.String,
        "first": pl.Int32,
        "second": pl.Int32,
        "visits": pl.Int64,
    }
)


def panel(years, firsts=EMPTY):
    sold = exports(
        *(
            (year, origin, market, "energy", 1.0 + n)
            for n, year in enumerate(years)
            for origin in ("SWE", "NOR")
            for market in ("FRA", "ITA")
        )
    )
    return visit_panel(sold, firsts)


def visited(first):
    row = ["SWE", "FRA", "energy", first, None, 1]
    return pl.DataFrame([row], EMPTY.schema, orient="row")


def have(found):
    return dict(found.select("condition", "have").iter_rows())


def test_a_sample_and_years_that_do_not_meet_are_named():
    firsts = visited(2020)
    found = visit_conditions(panel(range(2000, 2005), firsts), firsts, "sample", 1)
    assert have(found) == {"census": 0, "overlap": 0, "years": 5, "cells": 0, "pairs": 0}
    assert not found["met"].any()
    assert found["condition"].to_list() == list(NEEDED)


def test_a_visited_market_counts_with_two_years_on_each_side():
    firsts = visited(2004)
    for years, lag, cells in ((range(2000, 2008), 1, 1), (range(2000, 2006), 1, 0)):
        found = have(visit_conditions(panel(years, firsts), firsts, "census", lag))
        assert found["cells"] == found["pairs"] == cells
    late = have(visit_conditions(panel(range(2000, 2008), firsts), firsts, "census", 3))
    assert late["cells"] == 0


def test_enough_of_everything_is_met():
    found = visit_conditions(panel(range(2000, 2010)), EMPTY, "synthetic", 1)
    met = dict(found.select("condition", "met").iter_rows())
    assert met == {"census": True, "overlap": False, "years": True, "cells": False, "pairs": False}
