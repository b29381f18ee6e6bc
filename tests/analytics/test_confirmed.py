from analytics.confirmed import confirmed
from tests.analytics.frames import exports, visits


def test_visits_only_announced_are_not_counted():
    flows = visits(
        (2024, "SWE", "NOR", "energy", 1.0, "physical", None, "reported", 5),
        (2024, "SWE", "DNK", "energy", 1.0, "physical", None, "announced", 5),
    )
    assert confirmed(flows)["destination"].to_list() == ["NOR"]


def test_exports_come_back_whole():
    flows = exports((2022, "SWE", "DEU", "energy", 1.0))
    assert confirmed(flows).equals(flows)
