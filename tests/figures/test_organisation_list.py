import polars as pl

from figures.organisation_list import organisation_list
from tests.figures.contexts import context

PARTIES = pl.DataFrame(
    {
        "organisation": ["City of Oslo", "A host"],
        "country": ["NOR", "DEU"],
        "party_type": ["city", None],
        "agreements": [2, None],
        "hosted": [1, 1],
        "made": [None, None],
        "source_url": ["https://example.org/a", "https://example.org/b"],
    },
    schema_overrides={"made": pl.Int64},
)


def drawn(parties=PARTIES, partners=("DEU",)):
    return organisation_list(parties, context("visits", countries=("NOR",), partners=partners))


def test_organisations_are_counted_by_kind_and_named():
    card = drawn()
    assert card.headline == (
        "The records name 2 organisations of Norway and Germany; City of Oslo is in 3 records"
    )
    assert card.unit == "organisations by kind: city or region 1 and not stated 1"
    assert card.table["source_url"].to_list() == PARTIES["source_url"].to_list()


def test_of_one_country_its_name_is_not_repeated_in_every_row():
    assert "country" not in drawn(PARTIES.head(1), partners=()).table.columns


def test_none_named_is_said():
    assert drawn(PARTIES.clear()).empty.endswith("name no organisation of Norway and Germany.")
