import re

from data.vocabulary import YEAR, YEARS
from data.words import Words


def test_a_year_as_text_is_one_of_the_years():
    first, last = YEARS
    found = [year for year in range(10_000) if re.fullmatch(YEAR, f"{year:04d}")]
    assert found == list(range(first, last + 1))


def test_only_the_digits_that_numbers_are_made_of_are_a_year():
    assert not any(
        re.fullmatch(YEAR, text) for text in ("٢٠٢٢", "20٢٢", "\uff12\uff10\uff12\uff12", "2022\n")
    )


def test_the_sentences_on_years_name_the_first_and_the_last():
    rules = ("date_can_be_read", "period_is_a_year_or_a_month", "year_is_a_year")
    for rule in (*rules, "year_is_plausible"):
        assert {str(year) for year in YEARS} <= set(re.findall("[0-9]+", Words()(f"rule.{rule}")))
