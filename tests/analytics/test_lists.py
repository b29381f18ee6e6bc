import polars as pl

from analytics.calendar import visit_calendar
from analytics.events import events
from analytics.hosts import visits_by_place
from analytics.organisations import organisations
from analytics.reported import reported_totals
from tests.analytics.frames import cooperation_facts, rows, visit_facts, visits


def test_the_calendar_keeps_years_without_a_month_and_the_undated() -> None:
    day = ("energy", 1.0, "physical", None, "reported")
    flows = visits(
        (2020, "NOR", "SWE", *day, 5),
        (2020, "NOR", "SWE", *day[:-1], "announced", 5),
        (2020, "NOR", "SWE", *day, None),
        (None, "NOR", "SWE", *day, None),
    )
    assert rows(visit_calendar(flows)) == [
        (2020, 5, 1.0, 1.0),
        (2020, None, 1.0, 0.0),
        (None, None, 1.0, 0.0),
    ]


def test_hosts_come_by_their_visits_with_the_unnamed_last() -> None:
    facts = visit_facts(
        {"host_organisation": "x"},
        {"host_organisation": "y"},
        {"host_organisation": "y"},
        {"host_organisation": "y", "status": "announced"},
        *[{}] * 3,
    )
    assert rows(visits_by_place(facts, "host_organisation")) == [
        ("SWE", "y", 2, 1),
        ("SWE", "x", 1, 0),
        ("SWE", None, 3, 0),
    ]


def test_organisations_list_their_records_and_other_countries() -> None:
    facts = cooperation_facts(
        {"id": "A", "party": "x", "party_country": "SWE", "role": "coordinator"},
        {"id": "A", "party": "y", "party_country": "NOR", "party_type": "city"},
        {"id": "B", "party": "x", "party_country": "SWE", "party_city": "Lund", "sector": "water"},
        {"id": "B", "party": "z", "sector": "water"},
    )
    assert rows(organisations(facts)) == [
        ("x", "SWE", "Lund", None, 2, 1, ["energy", "water"], ["NOR"]),
        ("y", "NOR", None, "city", 1, 0, ["energy"], ["SWE"]),
        ("z", None, None, None, 1, 0, ["water"], ["SWE"]),
    ]
    assert organisations(facts, "NOR")["party"].to_list() == ["y"]


def test_events_are_dated_and_visits_among_them_have_led_on() -> None:
    facts = visit_facts(
        {"id": "a", "date": "2020-05-01", "follow_up": "pilot"},
        {"id": "b", "date": "2020-05-01"},
        {"id": "c", "date": None, "follow_up": "pilot"},
        {"id": "d", "date": "2020", "follow_up": "pilot", "status": "announced"},
    )
    records = cooperation_facts(
        {"id": "A", "party": "x", "start": "2020-06", "end": "2022"},
        {"id": "A", "party": "y", "start": "2020-06", "end": "2022"},
        {"id": "B", "party": "x"},
    )
    found = events(facts, records)
    assert rows(found, "id", "kind", "code", "date", "precision", "year") == [
        ("a", "visit", "pilot", "2020-05-01", "day", 2020),
        ("A", "start", "mou", "2020-06", "month", 2020),
        ("A", "end", "mou", "2022", "year", 2022),
    ]


def test_what_began_and_ended_in_one_year_began_first() -> None:
    names = [f"{number:02}" for number in range(60)]
    records = cooperation_facts(
        *({"id": n, "party": "x", "start": "2020", "end": "2020"} for n in names)
    )
    found = events(visit_facts({}), records)
    assert rows(found, "id", "kind") == [(n, kind) for n in names for kind in ("start", "end")]


def test_totals_that_disagree_are_marked_and_both_kept() -> None:
    totals = pl.DataFrame(
        [
            ("x", "groups", 2020, 126.0),
            ("x", "groups", 2020, 122.0),
            ("x", "groups", 2021, 5.0),
            ("x", "members", None, 1.0),
            ("x", "members", None, 2.0),
            ("x", "visits_cumulative", 2020, 900.0),
        ],
        {
            "organisation": pl.String(),
            "measure": pl.String(),
            "year": pl.Int32(),
            "value": pl.Float64(),
        },
        orient="row",
    )
    assert rows(reported_totals(totals), "value", "disputed", "cumulative") == [
        (122.0, True, False),
        (126.0, True, False),
        (5.0, False, False),
        (1.0, False, False),
        (2.0, False, False),
        (900.0, False, True),
    ]
