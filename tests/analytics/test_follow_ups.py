from analytics.follow_ups import follow_ups
from tests.analytics.frames import rows, visits

CALLS = visits(
    (2020, "NOR", "SWE", "energy", 0.5, "physical", "agreement"),
    (2020, "DNK", "SWE", "energy", 0.5, "physical", "agreement"),
    (2020, "NOR", "SWE", "water", 1.0, "digital", "pilot"),
    (2021, "NOR", "SWE", "water", 1.0, "physical", None),
    (2021, "NOR", "SWE", "water", 1.0, "physical", None, "announced"),
)


def test_follow_ups_come_in_the_order_of_stages_with_none_known_last() -> None:
    assert rows(follow_ups(CALLS)) == [
        ("pilot", 1.0, 0.0),
        ("agreement", 1.0, 0.0),
        (None, 1.0, 1.0),
    ]


def test_follow_ups_by_sector() -> None:
    assert rows(follow_ups(CALLS, ["sector"])) == [
        ("energy", "agreement", 1.0, 0.0),
        ("water", "pilot", 1.0, 0.0),
        ("water", None, 1.0, 1.0),
    ]


def test_by_origin_a_visit_is_whole_for_each_of_its_origins() -> None:
    assert rows(follow_ups(CALLS, ["origin"]))[:2] == [
        ("DNK", "agreement", 1.0, 0.0),
        ("NOR", "pilot", 1.0, 0.0),
    ]
