import math
import re
import string
from pathlib import Path

import pytest

from data.aggregate import AGGREGATE_SCHEMA
from data.schemas import SCHEMAS
from data.vocabulary import (
    COOPERATION_TYPES,
    COVERAGES,
    FORMATS,
    KINDS,
    MEASURES,
    PARTY_TYPES,
    SECTORS,
    SIX,
    STAGES,
)
from data.words import FALLBACK, FOLDER, Words, catalogue, languages

ENGLISH = Words("en")
HOME = Path(__file__).parents[2]


def test_sentence_fills_its_places_with_numbers_as_the_reader_writes_them():
    assert ENGLISH("unit.usd", shown="1,234") == "1,234 USD"


@pytest.mark.parametrize(("count", "shown"), [(1, "1 visit"), (2, "2 visits"), (0, "0 visits")])
def test_plural_follows_the_count(count, shown):
    assert ENGLISH.amount(count, "visits") == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (154_321, "million_usd", "154 billion USD"),
        (7.25, "million_usd", "7.2 million USD"),
        (1_234_567, "million_usd", "1.2 trillion USD"),
        (0.004, "million_usd", "4,000 USD"),
        (950, "agreements", "950 agreements"),
    ],
)
def test_amount_applies_the_scale_of_its_unit(value, unit, shown):
    assert ENGLISH.amount(value, unit) == shown


@pytest.mark.parametrize(
    ("partial", "shown"),
    [("2018", "2018"), ("2018-10", "October 2018"), ("2018-10-03", "3 October 2018")],
)
def test_date_is_as_precise_as_it_is_known(partial, shown):
    assert ENGLISH.date(partial) == shown


@pytest.mark.parametrize("told", [ENGLISH.number, ENGLISH.compact, lambda v: ENGLISH.percent(v, 2)])
@pytest.mark.parametrize("half", [100_500.0, 0.125, 2.25, 12_345_650.0])
def test_a_sum_is_told_alike_in_whatever_order_it_was_made(told, half):
    nearly = math.nextafter(half, math.inf), math.nextafter(half, 0)
    assert {told(value) for value in nearly} == {told(half)}


@pytest.mark.parametrize("value", [0.0, 5e-324, 999.6, 1e18, 1e60, 1e305, math.inf, math.nan])
@pytest.mark.parametrize("language", languages())
def test_every_number_can_be_told(value, language):
    words = Words(language)

    for signed in (value, -value):
        told = words.number(signed), words.compact(signed), words.percent(signed)
        assert all((*told, words.amount(signed, "million_usd"), words.amount(signed, "visits")))


def test_what_no_dataset_may_hold_is_told_briefly():
    assert ENGLISH.amount(1e60, "million_usd") == "1E66 USD"
    assert ENGLISH.percent(1e60) == "1E62%"
    assert ENGLISH.amount(-math.inf, "visits") == "\u2212∞ visits"


def test_what_is_told_as_nought_has_no_sign():
    told = [ENGLISH.number(-0.04), ENGLISH.number(-0.0), ENGLISH.compact(-0.04)]
    assert told == ["0.0", "0", "0.0"]
    assert [ENGLISH.percent(-0.001), ENGLISH.percent(-0.0004, 1)] == ["0%", "0.0%"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (999.4, "999"),
        (999.6, "1 thousand"),
        (99_960, "100 thousand"),
        (999_400, "999 thousand"),
        (999_950, "1 million"),
        (-999_950, "\u22121 million"),
        (1_249_900, "1.2 million"),
    ],
)
def test_a_word_of_size_is_chosen_by_what_is_told(value, shown):
    assert ENGLISH.compact(value) == shown


def test_decimals_are_chosen_by_what_is_told():
    assert [ENGLISH.number(value) for value in (99.94, 99.96, 100.4)] == ["99.9", "100", "100"]


@pytest.mark.parametrize("text", ["last spring", "2026-13", "2026-02-30"])
def test_a_date_that_no_calendar_has_is_told_as_it_stands(text):
    assert ENGLISH.date(text) == text


def test_missing_date_is_said():
    assert ENGLISH.date(None) == "undated"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Germany"),
        ("sv", "Tyskland"),
        ("nb", "Tyskland"),
        ("da", "Tyskland"),
        ("fi", "Saksa"),
        ("is", "Þýskaland"),
        ("de", "Deutschland"),
    ],
)
def test_country_names_follow_the_language(language, name):
    assert Words(language).country("DEU") == name


def test_numbers_follow_the_language():
    assert Words("de").number(1234.5) == "1.234"
    assert Words("de").number(12.5) == "12,5"
    assert Words("en").number(12.5) == "12.5"


@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_what_is_below_nought_has_a_minus_sign_and_no_hyphen(language):
    words = Words(language)

    for told in (words.number(-6.2), words.compact(-5.6e9), words.percent(-0.12)):
        assert told.startswith("\u2212")
        assert "-" not in told


def test_a_language_without_a_sentence_says_it_in_english():
    assert Words("fi")("app.name") == ENGLISH("app.name")


def test_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        ENGLISH("no.such.key")


def test_kosovo_and_the_rest_of_the_world_have_names():
    assert ENGLISH.country("XKX") == "Kosovo"
    assert ENGLISH.country("ROW") == "rest of the world"
    assert ENGLISH.country(None) == "origin not stated"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("sector", SECTORS),
        ("format", FORMATS),
        ("stage", STAGES),
        ("kind", KINDS),
        ("measure", MEASURES),
        ("coverage", COVERAGES),
        ("coverage_means", COVERAGES),
        ("cooperation_type", COOPERATION_TYPES),
        ("party_type", PARTY_TYPES),
        ("unit", MEASURES[:2]),
    ],
)
def test_every_code_of_the_vocabulary_has_a_word(table, codes):
    assert [code for code in codes if not ENGLISH.has(f"{table}.{code}")] == []


def test_every_column_of_facts_and_aggregates_has_a_heading():
    columns = {name for schema in SCHEMAS.values() for name in schema.columns()}
    columns |= {name for schema in AGGREGATE_SCHEMA.values() for name in schema}
    assert sorted(name for name in columns if not ENGLISH.has(f"column.{name}")) == []


def test_sizes_are_in_the_readers_units():
    told = [ENGLISH.size(count) for count in (999, 740_000, 999_950, 2_300_000, 10**13)]
    assert told == ["999 byte", "740 kB", "1 MB", "2.3 MB", "10,000 GB"]


def test_every_country_of_the_six_has_a_name():
    assert [code for code in SIX if ENGLISH.country(code) == code] == []


def test_every_language_has_the_keys_and_places_of_english():
    """But for the names that stand otherwise within a sentence, which are each language's own."""
    for language in languages():
        own, english = _shared(language), _shared(FALLBACK)
        assert set(own) == set(english), language
        for key, sentence in own.items():
            assert _places(sentence) == _places(english[key]), f"{language}: {key}"


def test_every_key_that_the_code_names_is_in_the_catalogue():
    called = re.compile(r'words\(\s*"([a-z_]+(?:\.[A-Za-z_]+)+)"')
    for folder in ("data", "analytics", "figures", "slides", "ui", "pages"):
        for path in (HOME / folder).rglob("*.py"):
            for key in called.findall(path.read_text("utf-8")):
                assert ENGLISH.has(key), f"{path.name}: {key}"


def test_every_sentence_of_english_is_well_formed():
    assert FOLDER.joinpath("en.toml").exists()
    for key, sentence in catalogue(FALLBACK).items():
        forms = sentence.values() if isinstance(sentence, dict) else [sentence]
        for form in forms:
            if isinstance(form, str):
                asked = {spec for _, name, spec, _ in string.Formatter().parse(form) if name}
                assert asked <= {"", "the"}, key
                assert form.strip(), key


def _shared(language):
    return {key: said for key, said in catalogue(language).items() if not key.startswith("within.")}


def _places(sentence):
    forms = sentence.values() if isinstance(sentence, dict) else [sentence]
    return {
        name
        for form in forms
        if isinstance(form, str)
        for _, name, _, _ in string.Formatter().parse(form)
        if name
    }


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("country.pair", "The United States and Sweden"),
        ("profile_figures.out", "Sold to Sweden and the Netherlands"),
        ("link.directed", "United States → Sweden"),
    ],
    ids=["it begins a sentence", "it stands in a list", "a label is no sentence"],
)
def test_a_country_takes_its_article_within_a_sentence(key: str, told: str) -> None:
    names = {"home": "USA", "partner": "SWE", "origin": "USA", "destination": "SWE"}
    values = {name: ENGLISH.country(code) for name, code in names.items()}
    if key == "profile_figures.out":
        values["partner"] = ENGLISH.countries(["SWE", "NLD"])
    assert ENGLISH(key, **values) == told


def test_a_name_of_the_data_keeps_its_letters_where_it_begins_a_sentence() -> None:
    told = ENGLISH("organisation_network.headline.sample", a="ecos", b="B", records="3", nodes="2")
    assert told.startswith("ecos and B")


def test_every_article_is_of_a_country() -> None:
    codes = [key.partition(".")[2] for key in catalogue("en") if key.startswith("within.")]
    assert codes
    assert all(ENGLISH(f"within.{code}").endswith(ENGLISH.country(code)) for code in codes)
