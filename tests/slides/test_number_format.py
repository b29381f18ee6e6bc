import pytest

from data.words import Words
from slides.number_format import number_format
from tests.figures.contexts import ENGLISH


@pytest.mark.parametrize(
    ("values", "texts", "form"),
    [
        ([1500.5, 20.0], ["1,500.5", "20.0"], "#,##0.0"),
        ([0.099, 0.5], ["9.9%", "50.0%"], "#,##0.0%"),
        ([-5.0, -2.0], ["5", "2"], "#,##0;#,##0"),
        ([12e9, 3.4e9], ["12.0 billion", "3.4 billion"], '#,##0.0,,," billion"'),
        ([0.0, 5e9, 1e10], ["0", "5", "10 billion"], '[>=9.999e+09]#,##0,,," billion";#,##0,,,'),
    ],
)
def test_a_format_writes_values_as_the_texts_have_them(
    values: list[float], texts: list[str], form: str
) -> None:
    assert number_format(values, texts, ENGLISH) == form


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([1.0, 2.0], ["9%", "10%"]),
        ([1.9e10, 1.99e8], ["19.0 billion", "199 million"]),
        ([], []),
        ([1.0], ["one"]),
    ],
)
def test_texts_that_no_format_gives_have_none(values: list[float], texts: list[str]) -> None:
    assert number_format(values, texts, ENGLISH) == ""


def test_a_format_is_found_for_the_signs_of_another_language() -> None:
    assert number_format([1500.5], ["1.500,5"], Words("de")) == "#,##0.0"
