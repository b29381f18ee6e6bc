from analytics.formats import formats_around, formats_by_year
from tests.analytics.frames import rows, visits

CALLS = visits(
    (2019, "NOR", "SWE", "energy", 0.5, "physical", None, "reported", 5),
    (2019, "DNK", "SWE", "energy", 0.5, "physical", None, "reported", 5),
    (2019, "NOR", "SWE", "energy", 1.0, "physical", None, "announced", 6),
    (2020, "NOR", "SWE", "energy", 1.0, "physical", None, "reported", None),
    (2020, "NOR", "SWE", "energy", 1.0, "digital", None, "reported", 4),
    (2021, "NOR", "SWE", "energy", 1.0, None, None, "reported", None),
    (None, "NOR", "SWE", "energy", 1.0, "webinar", None, "reported", None),
)


def test_formats_are_counted_once_a_visit_with_announced_apart() -> None:
    assert rows(formats_by_year(CALLS)) == [
        (2019, "physical", 1.0, 1.0),
        (2020, "digital", 1.0, 0.0),
        (2020, "physical", 1.0, 0.0),
        (2021, None, 1.0, 0.0),
        (None, "webinar", 1.0, 0.0),
    ]


def test_what_cannot_be_placed_before_or_after_is_counted_apart() -> None:
    assert rows(formats_around(CALLS, "2020-03")) == [
        ("before", "physical", 1.0, 1.0, 1.0),
        ("after", "digital", 1.0, 0.0, 0.5),
        ("after", None, 1.0, 0.0, 0.5),
        ("not_placed", "physical", 1.0, 0.0, 0.5),
        ("not_placed", "webinar", 1.0, 0.0, 0.5),
    ]


def test_every_visit_is_in_one_period() -> None:
    around = formats_around(CALLS, "2020-03").select("reported", "announced").sum().row(0)
    assert around == formats_by_year(CALLS).select("reported", "announced").sum().row(0)
    assert sum(around) == CALLS["amount_once"].sum()
