from analytics.participants import participants
from tests.analytics.frames import rows, visit_facts

DELEGATION = {"participants_of": "delegation", "participants_is": "exact"}
VISITS = visit_facts(
    {"date": "2019", "participants": 10, **DELEGATION},
    {"date": "2020-05", "participants": 20, **DELEGATION, "participants_is": "at_least"},
    {"date": "2020-05", "participants": 40, **DELEGATION, "trip_id": "T"},
    {"date": "2020-05", "participants": 40, **DELEGATION, "trip_id": "T", "host": "DNK"},
    {"date": "2020-06", "participants": 500, "participants_of": "event"},
    {"date": "2020-06"},
    {"date": "2020-06", "participants": 9, **DELEGATION, "status": "announced"},
)


def test_delegations_and_events_are_apart_and_a_journey_counts_once() -> None:
    assert rows(participants(VISITS)) == [
        ("delegation", 3, 3, 1, 20.0, 10, 40),
        ("event", 1, 1, 0, 500.0, 500, 500),
        (None, 1, 0, 0, None, None, None),
    ]


def test_a_split_month_adds_the_period() -> None:
    found = participants(VISITS, ["format"], "2020-03")
    assert rows(found, "period", "format", "participants_of", "visits", "median") == [
        ("after", "physical", "delegation", 2, 30.0),
        ("after", "physical", "event", 1, 500.0),
        ("after", "physical", None, 1, None),
        ("before", "physical", "delegation", 1, 10.0),
    ]
