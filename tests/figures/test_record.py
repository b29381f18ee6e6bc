import polars as pl

from data import catalogue
from figures.record import record, record_visits
from tests.figures.contexts import context

FACTS = catalogue.facts("cooperation_curated").collect()
WHERE = context("agreements")


def one(name):
    return FACTS.filter(id=name)


def test_a_record_tells_type_sector_dates_and_parties():
    card = record(one("GROWSMARTER-2015"), WHERE)
    assert card.headline == "GrowSmarter lighthouse project Stockholm, Cologne, Barcelona"
    assert card.unit == "project · urban planning · 3 parties named"
    assert card.period == "2015 \u2013 end not stated"
    assert card.table["party_country"].to_list() == ["Sweden", "Germany", "Spain"]
    assert card.table["source_url"].str.starts_with("http").all()
    assert "do not read them as complete" in card.note


def test_a_party_without_a_country_is_shown_as_what_it_is():
    name = FACTS.filter(pl.col("party_country").is_null())["id"][0]
    assert (
        "no country: a network across countries" in record(one(name), WHERE).table["party_country"]
    )


def test_a_record_without_dates_says_so():
    assert record(one("STRING"), WHERE).period == "start and end not stated"


def test_visits_beside_a_record_are_not_said_to_follow_from_it():
    visits = catalogue.facts("visits_curated").collect().head(2)
    card = record_visits(visits, WHERE)
    assert card.headline.startswith("2 visits on record between the same countries")
    assert "That one led to the other is not said" in card.note
    assert "No visit between these countries" in record_visits(visits.clear(), WHERE).empty
