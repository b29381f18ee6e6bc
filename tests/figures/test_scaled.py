import pytest

from data.words import Words
from figures.scaled import divisor, unit_name

ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("largest", "unit", "expected", "named"),
    [
        (86_000.0, "million_usd", 1000.0, "billion USD, nominal"),
        (86.0, "million_usd", 1.0, "million USD, nominal"),
        (5e9, "usd", 1e9, "billion USD, nominal"),
        (5e6, "usd", 1e6, "million USD, nominal"),
        (86_000.0, "visits", 1.0, "visits"),
    ],
)
def test_money_is_scaled_and_named(largest, unit, expected, named):
    by = divisor(largest, unit)
    assert by == expected
    assert unit_name(by, unit, ENGLISH) == named
