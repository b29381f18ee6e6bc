from analytics.active import active_by_year
from analytics.timeline import timeline
from tests.analytics.frames import agreements, cooperation_facts, record, rows

TREATIES = agreements(
    (2018, "NOR", "SWE", 1.0, 2019),
    (2019, "DNK", "NOR", 1 / 3, None),
    (2019, "DNK", "SWE", 1 / 3, None),
    (2019, "NOR", "SWE", 1 / 3, None),
    (None, "NOR", "SWE", 1.0, 2021),
)


def _rounded(frame: object) -> list[tuple[object, ...]]:
    return [tuple(round(v, 9) if v is not None else v for v in row) for row in rows(frame)]  # type: ignore[arg-type]


def test_running_and_unknown_ends_are_apart_and_the_undated_last() -> None:
    assert _rounded(active_by_year(TREATIES)) == [
        (2018, 1.0, 1.0, 0.0, 0.0),
        (2019, 1.0, 1.0, 1.0, 0.0),
        (None, 1.0, None, None, None),
    ]


def test_years_outside_the_dates_can_be_asked_for() -> None:
    found = _rounded(active_by_year(TREATIES, 2019, 2021))
    assert found == [
        (2019, 1.0, 1.0, 1.0, 0.0),
        (2020, 0.0, 0.0, 1.0, 1.0),
        (2021, 0.0, 0.0, 1.0, 1.0),
        (None, 1.0, None, None, None),
    ]


def test_a_timeline_is_counted_record_by_record() -> None:
    facts = cooperation_facts(
        *record("A", ["SWE", "NOR", "DNK"], start="2018-05", end="2020"),
        *record("B", ["SWE", None], start="2019"),
    )
    assert rows(active_by_year(timeline(facts))) == [
        (2018, 1.0, 1.0, 0.0, 0.0),
        (2019, 1.0, 1.0, 1.0, 0.0),
        (2020, 0.0, 1.0, 1.0, 0.0),
    ]


def test_without_agreements_nothing_runs() -> None:
    assert active_by_year(agreements()).is_empty()
