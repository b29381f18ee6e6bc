import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.numbers import Writing, numbers, whole


def made(texts, **writing):
    cells = numbers(pl.Series("value", texts, dtype=pl.String), Writing(**writing))
    parts = (cells.rule, cells.fix, cells.status)
    nothing = [None] * len(texts)
    rule, fix, status = (nothing if part is None else part.to_list() for part in parts)
    return cells.value.to_list(), rule, fix, status


def test_plain_numbers_are_read():
    value, rule, _, _ = made(["1", "-2.5", " 7 ", "1e3", None])

    assert value == [1, -2.5, 7, 1000, None]
    assert rule == [None] * 5


@pytest.mark.parametrize(
    ("text", "decimal", "thousands", "value"),
    [
        ("1 234,5", ",", " ", 1234.5),
        ("1\u00a0234\u202f567", ",", " ", 1_234_567),
        ("1.234.567,25", ",", ".", 1_234_567.25),
        ("1,234.5", ".", ",", 1234.5),
        ("1'234.5", ".", "'", 1234.5),
        ("\u2212 5".replace(" ", ""), ".", "", -5),
        ("0,5", ",", "", 0.5),
    ],
)
def test_numbers_are_read_with_their_marks(text, decimal, thousands, value):
    assert made([text], decimal=decimal, thousands=thousands)[0] == [value]


@pytest.mark.parametrize(
    ("sign", "status"),
    [(":", "not_available"), ("...", "not_available"), ("x", "suppressed"), ("-", "nil")],
)
def test_a_sign_is_a_gap_with_a_status_and_never_zero(sign, status):
    assert made([sign]) == ([None], [None], [None], [status])


def test_a_flag_behind_a_number_or_a_sign_is_its_status():
    value, rule, _, status = made(["420931 e", ": u", "12 b"])

    assert value == [420931, None, 12]
    assert rule == [None] * 3
    assert status == ["estimated", "unreliable", "break_in_series"]


@pytest.mark.parametrize(
    ("text", "decimal", "fix"),
    [("2,5", ".", "2.5"), ("1.5", ",", "1,5"), ("1.234,5", ".", "1234.5"), ("1 234", ".", "1234")],
)
def test_another_decimal_mark_is_told_and_not_coerced(text, decimal, fix):
    value, rule, suggested, _ = made([text], decimal=decimal)

    assert (value, rule, suggested) == ([None], ["decimal_mark_is_the_chosen_one"], [fix])


def test_a_point_among_thousands_that_are_none_is_no_number():
    value, rule, _, _ = made(["1.5", "1.234"], decimal=",", thousands=".")

    assert value == [None, 1234]
    assert rule == ["decimal_mark_is_the_chosen_one", None]


def test_what_may_be_one_or_a_thousand_has_no_fix():
    assert made(["1,234"]) == ([None], ["decimal_mark_is_the_chosen_one"], [None], [None])


@pytest.mark.parametrize("text", ["abc", "12 %", "2024-01-02", "1.2.3", "--5", "٣٤"])
def test_what_is_no_number_is_told(text):
    assert made([text])[:2] == ([None], ["value_is_a_number"])


def test_texts_that_mean_nothing_are_gaps_without_a_status():
    assert made(["NA", "", " "], empty=("NA",)) == ([None] * 3, [None] * 3, [None] * 3, [None] * 3)


def test_counts_are_whole():
    cells = whole(numbers(pl.Series("value", ["12", "12.5", "1e30", None]), Writing()))

    assert cells.value.to_list()[0] == 12
    assert cells.rule.to_list() == [None, "number_is_whole", "value_is_plausible", None]


@settings(max_examples=15)
@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1, max_size=40),
    st.sampled_from([".", ","]),
)
def test_a_number_written_with_a_mark_is_read_with_it(floats, mark):
    texts = [f"{number:.3f}".replace(".", mark) for number in floats]

    assert made(texts, decimal=mark)[0] == [float(text.replace(mark, ".")) for text in texts]


@settings(max_examples=15)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=40), st.sampled_from([".", ","]))
def test_any_text_is_a_number_a_gap_or_told(texts, mark):
    for text, value, rule, _, status in zip(texts, *made(texts, decimal=mark), strict=True):
        assert value is None or rule is None
        assert value is not None or rule or status or not text.strip()
