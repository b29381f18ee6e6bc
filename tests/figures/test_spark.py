from urllib.parse import unquote

from figures.spark import spark


def test_a_missing_value_breaks_the_line() -> None:
    drawn = unquote(spark([1, 2, None, 4], "#123456"))
    assert drawn.startswith("data:image/svg+xml,<svg")
    assert drawn.count("M") == 2
    assert 'stroke="#123456"' in drawn


def test_a_steady_line_is_drawn() -> None:
    assert spark([2, 2, 2], "#123456")


def test_one_value_is_no_line() -> None:
    assert spark([None, 1], "#123456") == ""
