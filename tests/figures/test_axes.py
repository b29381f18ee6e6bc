import pytest

from figures.axes import category_axis, value_axis, year_axis


def test_codes_that_look_like_numbers_stay_categories() -> None:
    axis = category_axis(["01", "02"], ["one", "two"])
    assert axis["type"] == "category"
    assert axis["categoryarray"] == ["01", "02"]


def test_reversed_the_first_is_on_top() -> None:
    assert category_axis(["a", "b"], ["A", "B"], reverse=True)["categoryarray"] == ["b", "a"]


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [(2020, 2020, 1), (2018, 2025, 1), (2010, 2025, 2), (1995, 2022, 5), (1900, 2025, 20)],
)
def test_few_years_are_named_and_the_last_is_one(start: int, end: int, step: int) -> None:
    axis = year_axis(start, end)
    assert axis["dtick"] == step
    assert axis["tick0"] == end


def test_values_start_at_nought() -> None:
    assert value_axis()["rangemode"] == "tozero"
    assert value_axis(high=9)["range"] == [0, 9]
    assert value_axis(nought=False)["rangemode"] == "normal"
