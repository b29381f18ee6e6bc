import polars as pl

from analytics.visit_panel import first_visits, visit_panel
from tests.analytics.frames import exports, rows, visit_facts


def firsts(*visits):
    return first_visits(visit_facts(*visits))


def test_the_first_and_second_visit_are_of_a_host_an_origin_and_a_sector():
    found = firsts(
        {"date": "2019-05", "origins": ["DEU"]},
        {"date": "2017", "origins": ["DEU", "FRA"]},
        {"date": "2018", "origins": ["DEU"], "sector": "water"},
    )
    assert rows(found) == [
        ("SWE", "DEU", "energy", 2017, 2019, 2),
        ("SWE", "DEU", "water", 2018, None, 1),
        ("SWE", "FRA", "energy", 2017, None, 1),
    ]


def test_announced_undated_and_unknown_origins_are_left_out():
    found = firsts(
        {"date": "2019", "origins": ["DEU"], "status": "announced"},
        {"origins": ["DEU"]},
        {"date": "2019"},
        {"date": "2019", "origins": ["SWE"]},
    )
    assert found.is_empty()


def flows(*more):
    return exports(
        *(
            (year, origin, market, "energy", 1.0 + year % 5)
            for year in (2015, 2016, 2017)
            for origin in ("SWE", "NOR")
            for market in ("FRA", "ITA")
        ),
        *more,
    )


def test_years_are_counted_from_the_first_visit_of_the_market():
    panel = visit_panel(flows(), firsts({"date": "2016", "origins": ["FRA"]}))
    visited = panel.filter(pl.col("since").is_not_null())
    assert rows(visited, "origin", "destination", "year", "since") == [
        ("SWE", "FRA", 2015, -1),
        ("SWE", "FRA", 2016, 0),
        ("SWE", "FRA", 2017, 1),
    ]
    assert panel.height == 12


def test_only_exports_of_the_six_to_named_countries_are_used():
    more = [(2015, "USA", "FRA", "energy", 5.0), (2015, "SWE", "ROW", "energy", 5.0)]
    panel = visit_panel(flows(*more), firsts())
    assert set(panel["origin"]) == {"SWE", "NOR"}
    assert set(panel["destination"]) == {"FRA", "ITA"}


def test_missing_values_and_rows_that_an_effect_fits_exactly_are_left_out():
    more = [
        (2015, "DNK", "FRA", "energy", None),
        (2018, "SWE", "FRA", "energy", 3.0),
        *(
            (year, "FIN", market, "energy", 0.0)
            for year in (2015, 2016)
            for market in ("FRA", "ITA")
        ),
    ]
    panel = visit_panel(flows(*more), firsts())
    assert panel.height == 12
    assert set(panel["year"]) == {2015, 2016, 2017}


def test_the_order_of_rows_does_not_matter():
    found = firsts({"date": "2016", "origins": ["FRA"]})
    mixed = flows().sample(fraction=1, shuffle=True, seed=1)
    assert visit_panel(mixed, found).equals(visit_panel(flows(), found))
