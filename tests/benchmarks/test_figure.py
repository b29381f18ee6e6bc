import pytest

from benchmarks.figure import Figure


@pytest.mark.parametrize(
    ("value", "target", "at_least", "passed"),
    [
        (1.0, 1.2, False, True),
        (1.2, 1.2, False, True),
        (1.3, 1.2, False, False),
        (60.0, 60.0, True, True),
        (59.0, 60.0, True, False),
        (1.0, None, False, None),
    ],
)
def test_a_figure_is_held_to_its_target(
    value: float, target: float | None, at_least: bool, passed: bool | None
) -> None:
    assert Figure("users", value, "users", target, at_least).passed is passed
