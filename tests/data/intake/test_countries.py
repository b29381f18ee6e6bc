import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.geography import countries
from data.intake.countries import FILE, codes, is_world, near

CODED = countries().filter(pl.col("numeric").is_not_null())


def known(*texts: str | None) -> list[str | None]:
    return codes(pl.Series(texts, dtype=pl.String)).to_list()


@pytest.mark.parametrize("column", ["alpha_3", "alpha_2", "numeric"])
def test_every_country_is_known_by_each_of_its_codes(column):
    assert codes(CODED[column]).to_list() == CODED["alpha_3"].to_list()


def test_numeric_codes_need_no_leading_zeros():
    assert known("4", "004", "40.0", "752") == ["AFG", "AFG", "AUT", "SWE"]


def test_codes_of_baci_and_of_eurostat_are_known():
    assert known("579", "251", "842", "757", "699") == ["NOR", "FRA", "USA", "CHE", "IND"]
    assert known("EL", "UK", "XK") == ["GRC", "GBR", "XKX"]


def test_a_letter_alone_is_no_country():
    assert known("A", "k", "T.", "U.S.A.", "U.K.") == [None, None, None, "USA", "GBR"]


def test_na_is_namibia_and_small_na_says_nothing():
    assert known("NA", "na") == ["NAM", None]


@pytest.mark.parametrize(
    "name",
    ["Germany", "Tyskland", "Saksa", "Þýskaland", "Deutschland", "  GERMANY ", "DEU", "de"],
)
def test_names_of_seven_languages_are_known(name):
    assert known(name) == ["DEU"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, Rep.", "KOR"),
        ("Korea, Dem. Rep.", "PRK"),
        ("Dem. People's Rep. of Korea", "PRK"),
        ("Afghanistan, Islamic Rep. of", "AFG"),
        ("Viet Nam", "VNM"),
        ("Congo, Dem. Rep. of the", "COD"),
        ("Congo, Rep. of", "COG"),
        ("Estland (ab 1992)", "EST"),
        ("China, P.R.: Hong Kong", "HKG"),
        ("Côte d'Ivoire", "CIV"),
        ("Tschech. Republik", "CZE"),
        ("Türkiye, Rep. of", "TUR"),
    ],
)
def test_other_names_of_offices_are_known(name, code):
    assert known(name) == [code]


@pytest.mark.parametrize(
    "text",
    [
        *("World", "EU27_2020", "Areas, nes", "EA19", "Europe", "W00", "0", "Bunkers", "EU-28"),
        *("High income", "Sub-Saharan Africa", "SE11", "DE1", "DEA", "ITC4C", "Soviet Union"),
    ],
)
def test_an_aggregate_is_known_and_no_country(text):
    assert known(text) == [""]


def test_the_rest_of_the_world_has_its_own_code():
    assert known("ROW", "Rest of the World") == ["ROW", "ROW"]


def test_what_is_not_known_is_not_guessed():
    assert known("Swedenn", "Atlantis", "999", "", None) == [None] * 5


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Swedenn", ["SWE"]),
        ("Icelnd", ["ISL"]),
        ("Gemrany", ["DEU"]),
        ("Tyskand", ["DEU"]),
        ("Suomii", ["FIN"]),
        ("Norvegur", ["NOR"]),
        ("Danmörg", ["DNK"]),
        ("Untied States", ["USA"]),
        ("Holand", ["NLD", "POL"]),
        ("Korea", ["KOR", "PRK"]),
        ("Denmark Kingdom", ["DNK"]),
    ],
)
def test_a_misspelt_country_is_offered(text, codes):
    assert list(near(text)) == codes


@pytest.mark.parametrize("text", ["Atlantis", "Asia", "Göteborg", "Scotland", "Narnia", "New", ""])
def test_what_resembles_no_country_is_offered_none(text):
    assert near(text) == ()


def test_a_users_own_choice_comes_first():
    assert codes(pl.Series(["Riket", "Georgia"]), {"Riket": "SWE", "Georgia": "USA"}).to_list() == [
        "SWE",
        "USA",
    ]


def test_only_the_world_is_the_world():
    assert is_world(
        pl.Series(["World", " World", "EU27_2020", "SWE", None, "Summa"])
    ).to_list() == [*(True, True, False, False, False, True)]


def test_no_alias_contradicts_another():
    listed = pl.read_csv(FILE, infer_schema=False).with_columns(pl.col("code").fill_null(""))
    twice = listed.group_by("text").agg(pl.col("code").n_unique()).filter(pl.col("code") > 1)

    assert twice["text"].to_list() == []
    assert set(listed["code"]) - set(countries()["alpha_3"]) == {"", "ROW"}


@settings(max_examples=15)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=40))
def test_any_text_is_a_country_an_aggregate_or_unknown(texts):
    assert set(known(*texts)) <= {None, "", "ROW", *countries()["alpha_3"]}
