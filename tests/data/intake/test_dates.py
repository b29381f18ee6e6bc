import datetime

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.intake.cells import complete
from data.intake.dates import partial_dates, periods, years
from data.intake.marks import date_order_of
from data.vocabulary import YEARS


def read(cells):
    rule = [None] * len(cells.value) if cells.rule is None else cells.rule.to_list()
    fix = [None] * len(cells.value) if cells.fix is None else cells.fix.to_list()
    return cells.value.to_list(), rule, fix


def date(text, order="ymd"):
    (value,), (rule,), (fix,) = read(partial_dates(pl.Series([text], dtype=pl.String), order))
    return value, rule, fix


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018", "2018"),
        ("2018-10", "2018-10"),
        ("2018-10-03", "2018-10-03"),
        ("3.10.2018", "2018-10-03"),
        ("03.10.2018 00:00", "2018-10-03"),
        ("2024-02-01T10:11:12Z", "2024-02-01"),
        ("20240310", "2024-03-10"),
        ("2018M10", "2018-10"),
        ("12 October 2018", "2018-10-12"),
        ("October 12, 2018", "2018-10-12"),
        ("den 12 oktober 2018", "2018-10-12"),
        ("12. okt. 2018", "2018-10-12"),
        ("5. maaliskuuta 2020", "2020-03-05"),
        ("3. Dezember 2019", "2019-12-03"),
        ("29. febrúar 2020", "2020-02-29"),
        ("mars 2019", "2019-03"),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_as_precise_as_they_are(text, value):
    assert date(text) == (value, None, None)


def test_slashes_follow_the_chosen_order():
    assert date("3/4/2018", "dmy")[0] == "2018-04-03"
    assert date("3/4/2018", "mdy")[0] == "2018-03-04"


@pytest.mark.parametrize("text", ["2018-02-31", "31.02.2018", "2018-13", "2019-02-29"])
def test_a_day_that_does_not_exist_is_told(text):
    assert date(text) == (None, "day_exists", None)


def test_another_order_is_told_with_the_date_where_only_one_fits():
    assert date("13/12/2018") == (None, "date_order_is_the_chosen_one", "2018-12-13")
    assert date("03/04/2018") == (None, "date_order_is_the_chosen_one", None)
    assert date("13/12/2018", "mdy") == (None, "date_order_is_the_chosen_one", "2018-12-13")


def test_a_date_that_lost_its_format_in_a_spreadsheet_has_a_fix():
    assert date("43466") == (None, "date_can_be_read", "2019-01-01")


@pytest.mark.parametrize(
    "text",
    [
        *("soon", "12.5.21", "spring 2018", "18", "1850", "1850-03-01", "9999-12-31"),
        *("20٢٢", "2022-٣-٢", "٣.٤.2018", "٤٣٤٦٦", "٣ October 2018"),
    ],
)
def test_what_is_no_date_is_told(text):
    assert date(text)[:2] == (None, "date_can_be_read")


def test_periods_are_years_and_months():
    texts = ["2022", "202203", "2022M03", "2022-03", "F1994", "2015 ", "2022.0"]
    expected = ["2022", "2022-03", "2022-03", "2022-03", "1994", "2015", "2022"]

    assert read(periods(pl.Series(texts)))[0] == expected


def test_month_52_is_the_whole_year():
    assert read(periods(pl.Series(["202452"])))[0] == ["2024"]


@pytest.mark.parametrize(
    "text", ["2022Q1", "2022-13", "1750", "2022/23", "x", "20٢٢", "2022-٣", "20٢٢52"]
)
def test_what_is_no_period_is_told(text):
    assert read(periods(pl.Series([text])))[:2] == ([None], ["period_is_a_year_or_a_month"])


def test_a_month_is_no_year():
    value, rule, fix = read(years(pl.Series(["2022", "2022-03", "F1994"])))

    assert value == [2022, None, 1994]
    assert rule == [None, "year_is_a_year", None]
    assert fix == [None, "2022", None]


@settings(max_examples=10)
@given(
    st.lists(
        st.dates(datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[1], 12, 31)),
        min_size=1,
        max_size=30,
    )
)
@pytest.mark.parametrize(
    ("order", "form"),
    [
        ("ymd", "{0.year}-{0.month:02d}-{0.day:02d}"),
        ("ymd", "{0.day}.{0.month}.{0.year}"),
        ("dmy", "{0.day:02d}/{0.month:02d}/{0.year}"),
        ("mdy", "{0.month}/{0.day}/{0.year}"),
    ],
)
def test_any_day_comes_back_from_any_way_of_writing_it(order, form, days):
    texts = pl.Series([form.format(day) for day in days])

    assert read(partial_dates(texts, order))[0] == [day.isoformat() for day in days]


def test_digits_of_another_script_say_nothing_of_the_order_of_dates():
    assert date_order_of(pl.Series(["٣/٤/2018", "13/4/2018"])) == ("dmy", False)


def said(text):
    """Whether a text says anything but that it is a total."""
    plain = pl.lit(text).str.strip_chars()
    return pl.select((plain != "") & ~complete(plain)).item()


@settings(max_examples=10)
@example(["I:ALT", "soon"], "ymd")
@given(st.lists(st.text(max_size=15), min_size=1, max_size=30), st.sampled_from(["ymd", "dmy"]))
def test_any_text_is_a_date_nothing_or_told(texts, order):
    value, rule, _ = read(partial_dates(pl.Series(texts, dtype=pl.String), order))

    for text, one, told in zip(texts, value, rule, strict=True):
        assert (one is not None) + (told is not None) == (1 if said(text) else 0)
