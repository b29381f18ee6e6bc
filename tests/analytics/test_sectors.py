from analytics.growth import growth
from analytics.sectors import country_sectors, sector_years
from tests.analytics.frames import agreements, exports, rows, visits

TRADE = exports(
    (2020, "SWE", "NOR", "energy", 10.0, 5.0),
    (2020, "SWE", "NOR", "water", 10.0, 5.0),
    (2021, "NOR", "SWE", "energy", 30.0),
)


def test_sectors_of_a_country_follow_the_direction() -> None:
    assert rows(country_sectors(TRADE, ["SWE"], "out")) == [
        ("SWE", "energy", 10.0, 5.0, 0.5),
        ("SWE", "water", 10.0, 5.0, 0.5),
    ]
    assert rows(country_sectors(TRADE, ["SWE"]), "sector", "amount", "share") == [
        ("energy", 40.0, 35 / 40),
        ("water", 10.0, 5 / 40),
    ]


def test_a_host_counts_a_visit_of_two_countries_once_in_its_sector() -> None:
    flows = visits((2020, "NOR", "SWE", "energy", 0.5), (2020, "DNK", "SWE", "energy", 0.5))
    assert rows(country_sectors(flows, ["SWE", "NOR"]), "country", "sector", "amount") == [
        ("NOR", "energy", 1.0),
        ("SWE", "energy", 1.0),
    ]


def test_agreements_have_no_direction() -> None:
    flows = agreements((2020, "NOR", "SWE"), (2020, "SWE", None))
    assert [country_sectors(flows, ["SWE"], d)["amount"].item() for d in ("out", "in", "both")] == [
        2.0,
        2.0,
        2.0,
    ]


def test_years_of_a_sector_grow() -> None:
    yearly = sector_years(TRADE)
    assert rows(yearly) == [
        ("energy", 2020, 10.0, 5.0),
        ("energy", 2021, 30.0, 30.0),
        ("water", 2020, 10.0, 5.0),
    ]
    rates = growth(yearly, value="amount", by=["sector"])
    assert rows(rates, "sector", "rate", "reason") == [
        ("energy", 2.0, None),
        ("water", None, "no_end"),
    ]
