from analytics.follow_ups import follow_ups, without_follow_up
from tests.analytics.frames import rows, visit_facts, visits

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


def test_visits_without_follow_up_are_listed_latest_first_without_the_announced() -> None:
    facts = visit_facts(
        {"id": "a", "date": None},
        {"id": "b", "date": "2020"},
        {"id": "c", "date": "2020-05-01"},
        {"id": "d", "date": "2021", "follow_up": "pilot"},
        {"id": "e", "date": "2021", "status": "announced"},
    )
    assert without_follow_up(facts).collect()["id"].to_list() == ["c", "b", "a"]
