from analytics.reports import one_report
from tests.analytics.frames import exports, rows, visits


def test_the_origins_report_is_taken_before_the_destinations() -> None:
    flows = exports(
        (2020, "SWE", "NOR", "energy", 10.0, 10.0, "origin"),
        (2020, "SWE", "NOR", "energy", 12.0, 12.0, "destination"),
        (2021, "SWE", "NOR", "energy", 13.0, 13.0, "destination"),
        (2020, "NOR", "SWE", "energy", 5.0, 5.0, "destination"),
    )
    assert sorted(rows(one_report(flows), "year", "amount")) == [
        (2020, 5.0),
        (2020, 10.0),
        (2021, 13.0),
    ]


def test_a_suppressed_report_gives_way_to_a_told_one() -> None:
    flows = exports(
        (2020, "SWE", "NOR", "energy", None, None, "origin"),
        (2020, "SWE", "NOR", "energy", 12.0, 12.0, "destination"),
    )
    assert rows(one_report(flows), "reported_by", "amount") == [("destination", 12.0)]


def test_two_reports_without_values_leave_the_origins() -> None:
    flows = exports(
        (2020, "SWE", "NOR", "energy", None, None, "origin"),
        (2020, "SWE", "NOR", "energy", None, None, "destination"),
    )
    assert rows(one_report(flows), "reported_by") == [("origin",)]


def test_what_one_end_alone_reports_is_left_as_it_is() -> None:
    flows = exports((2020, "SWE", "NOR", "energy", 1.0))
    assert one_report(flows) is flows
    counted = visits((2020, "SWE", "NOR"))
    assert one_report(counted) is counted
