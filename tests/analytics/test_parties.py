import polars as pl

from analytics.parties import parties
from tests.analytics.frames import cooperation_facts, rows, visit_facts

VISITS = visit_facts(
    {"origins": ["NOR"], "host": "DEU", "host_organisation": "H", "visitor_organisation": "V"},
    {
        "origins": ["NOR", "FIN"],
        "host": "DEU",
        "host_organisation": "H",
        "visitor_organisation": "W",
    },
    {"origins": ["NOR"], "host": "DEU", "host_organisation": "X", "status": "announced"},
)
SIGNED = cooperation_facts(
    {"party": "H", "party_country": "DEU", "party_type": "city", "start": "2019"},
    {"party": "N", "party_country": "NOR"},
    {"party": "T", "party_country": None},
)


def test_an_organisation_is_counted_in_each_of_its_parts():
    found = parties(VISITS, SIGNED, ["NOR", "DEU"])
    shown = rows(found, "organisation", "country", "party_type", "agreements", "hosted", "made")
    assert shown == [
        ("H", "DEU", "city", 1, 2, None),
        ("N", "NOR", None, 1, None, None),
        ("V", "NOR", None, None, None, 1),
    ]


def test_a_visitor_of_several_countries_is_of_none_and_the_announced_are_left_out():
    names = parties(VISITS, SIGNED, ["NOR", "DEU", "FIN"])["organisation"]
    assert not {"W", "X", "T"} & set(names)


def test_its_source_is_the_latest_in_whatever_part():
    early = cooperation_facts(
        {"party": "H", "party_country": "DEU", "start": "2001", "source_url": "https://old"}
    )
    late = visit_facts(
        {
            "host": "DEU",
            "host_organisation": "H",
            "date": "2024-01",
            "source_url": "https://new",
        }
    )
    assert parties(late, early, ["DEU"])["source_url"].to_list() == ["https://new"]


def test_every_organisation_has_a_source():
    assert parties(VISITS, SIGNED, ["DEU"]).select(pl.col("source_url").is_not_null().all()).item()
