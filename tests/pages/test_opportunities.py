from functools import partial

import polars as pl
import pytest

from analytics.potential import export_potential
from data import settings
from data.crosswalk import sectors_of
from data.vocabulary import SIX
from data.words import Words
from tests.analytics.worlds import bundled
from tests.pages import reader
from tests.pages.reader import markup, told
from ui.estimator import estimator

ENGLISH = Words("en")
ADDRESSES = (
    {"country": "DEU", "sectors": "energy"},
    {"attention": "agreements", "few": "5", "top": "20", "market": "JPN"},
    {"data": "exports_1995_2011", "sectors": "mobility", "to": "2005"},
    {"rank": "below", "least": "2", "country": "ISL"},
    {"country": "XXX", "top": "<script>", "few": "3"},
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Settings whose results are kept in a folder of these tests alone."""
    path = tmp_path_factory.mktemp("settings") / "samspel.toml"
    path.write_text('cache_folder = "cache"\n')
    yield str(path)
    estimator().close()


@pytest.fixture
def opened(kept, monkeypatch):
    monkeypatch.setenv(settings.VARIABLE, kept)
    return partial(reader.opened, "opportunities", times=2)


@pytest.mark.parametrize("parameters", ADDRESSES, ids=str)
def test_every_address_gives_a_page(opened, parameters):
    assert reader.whole(opened(parameters))


@pytest.mark.parametrize("country", SIX)
def test_every_country_has_a_full_answer(opened, country):
    app = opened({"country": country})
    name = ENGLISH.country(country)
    words = told(app)
    assert 'class="samspel-notice"' not in words
    assert 'class="samspel-empty"' not in words
    assert f"markets with most unrealised potential for {name}" in words
    assert f"{name} outperforms size and distance most in" in words
    assert f"of what {name} exports" in words
    assert "Twice the distance goes with" in words


def test_the_first_market_is_the_one_that_the_method_gives(opened):
    industries = sectors_of("isic4_icio", bundled()["product"])
    energy = industries.filter(pl.col("sector") == "energy")["product"].to_list()
    potential = export_potential(bundled(), ["SWE"]).filter(pl.col("product").is_in(energy))
    sums = potential.group_by("destination").agg(pl.col("unrealised").sum())
    first = sums.sort("unrealised", descending=True).row(0)

    words = told(opened({"country": "SWE", "sectors": "energy", "attention": "visits", "few": "5"}))

    country = ENGLISH.country(first[0])
    assert f"Of the markets with fewer than 5 visits on record, {country}" in words
    assert ENGLISH.amount(first[1], "million_usd") in words


def test_a_sector_that_the_dataset_cannot_tell_apart_is_said(opened):
    app = opened({"sectors": "environmental_technology"})
    assert "do not tell environmental technology apart" in told(app)
    assert not app.exception


def test_unknown_parameters_are_noticed(opened):
    words = told(opened({"top": "<script>"}, times=1))
    assert "a value of “top” that is not known" in words
    assert "<script>" not in words


def test_no_card_speaks_of_an_effect(opened):
    bodies = markup(opened({}))
    parts = ("samspel-head", "samspel-source", "samspel-shown", "samspel-title")
    cards = [body for body in bodies if body.startswith("<") and "<style" not in body]
    told = [body.lower() for body in cards if any(part in body for part in parts)]
    assert len(told) > len(parts)
    assert not [body for body in told if "effect" in body]


@pytest.mark.parametrize(
    ("parameters", "links"),
    [
        (
            {"market": "NOR"},
            ("Sweden and Norway: all that is on record", "Opportunities of Norway"),
        ),
        ({"market": "JPN"}, ("Sweden and Japan: all that is on record",)),
        ({"market": "SWE"}, ("Sweden: profile",)),
        ({}, ()),
    ],
)
def test_a_market_that_is_chosen_leads_on(opened, parameters, links):
    words = told(opened(parameters))
    for link in ("Sweden and", "Opportunities of Norway", "Sweden: profile"):
        assert (f">{link}" in words) == any(link in one for one in links)


def test_what_every_estimate_was_made_from_can_be_downloaded(opened, monkeypatch):
    said, files = reader.explained(monkeypatch, lambda: opened({"country": "NOR"}))
    exports = files["opportunities.download.exports"]
    assert f"{exports.height:,} flows" in said
    assert exports["amount"].sum() == pytest.approx(bundled()["amount"].sum())
    assert {"partner", "agreements", "made", "received"} <= set(
        files["opportunities.download.records"].columns
    )
    assert {"km", "contiguous"} <= set(files["opportunities.download.distances"].columns)
    assert files["opportunities.download.pairs"].height > 79 * 70
    assert files["opportunities.download.coefficients"].height == 2
    assert files["opportunities.download.specialisation"].height == 80
