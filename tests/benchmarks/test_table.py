import json
from datetime import date

import pytest

from benchmarks.figure import Figure
from benchmarks.table import number, page, record, row

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234.4, "1,234"),
        (56.66, "56.7"),
        (5.678, "5.68"),
        (0.1234, "0.123"),
        (0.0, "0.000"),
        (-56.66, "-56.7"),
    ],
)
def test_a_number_has_three_digits_that_tell_something(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Figure("wait", 250.0, "ms", 300.0), "| wait | 250 ms | at most 300 ms | met |"),
        (Figure("wait", 301.0, "ms", 300.0), "| wait | 301 ms | at most 300 ms | **missed** |"),
        (Figure("users", 61.0, "", 60.0, True), "| users | 61.0  | at least 60.0  | met |"),
        (Figure("start", 1.4, "s"), "| start | 1.40 s |  |  |"),
    ],
)
def test_a_line_says_whether_the_target_is_met(figure: Figure, line: str) -> None:
    assert row(figure) == line


def test_a_page_names_day_machine_and_every_section() -> None:
    made = page({"click": [Figure("wait", 1.0, "ms")], "world": []}, "two cores", DAY)

    assert "2026-11-26, two cores." in made
    assert made.index("### Click") < made.index("| wait | 1.00 ms |") < made.index("### World")


def test_a_record_can_be_read_again() -> None:
    told = json.loads(record({"click": [Figure("wait", 1.5, "ms", 2.0)]}, "two cores", DAY))

    assert told["date"] == "2026-11-26"
    assert told["sections"]["click"][0]["value"] == 1.5
