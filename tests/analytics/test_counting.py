import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.counting import country_counts, country_records, pair_counts
from analytics.timeline import timeline
from data.aggregate import cooperation_aggregate
from tests.analytics.frames import cooperation_facts, record, rows

CODES = ("SWE", "NOR", "DNK", "FIN", "ISL", "DEU", "USA")

records = st.lists(
    st.lists(st.one_of(st.none(), st.sampled_from(CODES)), min_size=1, max_size=6),
    min_size=1,
    max_size=8,
)


def _facts(found: list[list[str | None]]) -> pl.LazyFrame:
    parties = (record(f"R{n}", countries) for n, countries in enumerate(found))
    return cooperation_facts(*(party for named in parties for party in named))


def test_a_project_of_four_countries_is_six_pairs_of_a_sixth() -> None:
    counted = pair_counts(cooperation_aggregate(_facts([["SWE", "NOR", "DNK", "FIN"]])))
    assert counted["full"].to_list() == [1.0] * 6
    assert counted["fractional"].to_list() == pytest.approx([1 / 6] * 6)


def test_a_record_of_one_known_country_is_one_without_a_second() -> None:
    counted = pair_counts(cooperation_aggregate(_facts([["SWE", None, "SWE"]])))
    assert rows(counted) == [("SWE", None, 1.0, 1.0)]


def test_a_countrys_links_are_more_than_its_records() -> None:
    facts = _facts([["SWE", "NOR", "DNK", "FIN"], ["SWE", "NOR"]])
    assert rows(country_counts(cooperation_aggregate(facts)), "country", "links") == [
        ("NOR", 4.0),
        ("SWE", 4.0),
        ("DNK", 3.0),
        ("FIN", 3.0),
    ]
    assert rows(country_records(timeline(facts))) == [
        ("NOR", 2),
        ("SWE", 2),
        ("DNK", 1),
        ("FIN", 1),
    ]


@given(records)
def test_fractions_sum_to_the_number_of_records(found: list[list[str | None]]) -> None:
    aggregate = cooperation_aggregate(_facts(found))
    placed = sum(any(country for country in countries) for countries in found)
    assert pair_counts(aggregate)["fractional"].sum() == pytest.approx(len(found))
    assert country_counts(aggregate)["fractional"].sum() == pytest.approx(placed)


@given(records)
def test_full_counts_are_the_pairs_of_distinct_countries(found: list[list[str | None]]) -> None:
    sizes = [len({country for country in countries if country}) for countries in found]
    pairs = sum(n * (n - 1) / 2 if n > 1 else 1 for n in sizes)
    assert pair_counts(cooperation_aggregate(_facts(found)))["full"].sum() == pairs
