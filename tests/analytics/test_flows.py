import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.flows import (
    Direction,
    country_flows,
    country_totals,
    directed,
    sector_flows,
    sector_totals,
    years,
)
from data.vocabulary import SECTORS
from tests.analytics.frames import agreements, exports, rows, visits

# A product of two sectors, split between them, and one of energy alone.
TRADE = exports(
    (2020, "SWE", "NOR", "energy", 10.0, 5.0),
    (2020, "SWE", "NOR", "water", 10.0, 5.0),
    (2021, "SWE", "NOR", "energy", 4.0),
    (2021, "NOR", "DEU", "energy", 2.0),
)
# One visit of two countries, one of a country alone, one of nobody knows whom.
CALLS = visits(
    (2020, "NOR", "SWE", "energy", 0.5),
    (2020, "DNK", "SWE", "energy", 0.5),
    (2021, "NOR", "SWE", "water", 1.0),
    (None, None, "SWE", "water", 1.0),
)
# One agreement of three countries, one of two.
TREATIES = agreements(
    (2020, "DNK", "NOR", 1 / 3),
    (2020, "DNK", "SWE", 1 / 3),
    (2020, "NOR", "SWE", 1 / 3),
    (2021, "NOR", "SWE", 1.0),
)

countries = st.sampled_from(["SWE", "NOR", "DNK", "USA"])
amounts = st.integers(0, 1000).map(float)
trades = st.lists(
    st.tuples(st.integers(2018, 2022), countries, countries, st.sampled_from(SECTORS), amounts),
    min_size=1,
    max_size=30,
).map(lambda flows: exports(*flows))


def test_a_country_flow_counts_a_product_of_two_sectors_once() -> None:
    assert rows(country_flows(TRADE)) == [("SWE", "NOR", 14.0, 14.0), ("NOR", "DEU", 2.0, 2.0)]


def test_a_country_flow_counts_a_visit_in_full_for_each_origin() -> None:
    assert rows(country_flows(CALLS)) == [
        ("NOR", "SWE", 2.0, 1.5),
        ("DNK", "SWE", 1.0, 0.5),
        (None, "SWE", 1.0, 1.0),
    ]


def test_a_flow_without_a_known_value_is_unknown_and_comes_last() -> None:
    flows = exports((2020, "SWE", "NOR", "energy", None), (2020, "SWE", "DEU", "energy", 0.0))
    assert rows(country_flows(flows)) == [("SWE", "DEU", 0.0, 0.0), ("SWE", "NOR", None, None)]


def test_a_sector_flow_is_whole_in_both_sectors_of_a_product() -> None:
    assert rows(sector_flows(TRADE)) == [
        ("SWE", "energy", "NOR", 14.0, 9.0),
        ("SWE", "water", "NOR", 10.0, 5.0),
        ("NOR", "energy", "DEU", 2.0, 2.0),
    ]


def test_a_sectors_own_count_is_full_and_its_share_fractional() -> None:
    assert rows(sector_totals(TRADE)) == [
        ("energy", 16.0, 11.0, 11 / 16),
        ("water", 10.0, 5.0, 5 / 16),
    ]


def test_a_sector_counts_a_visit_of_two_countries_once() -> None:
    assert rows(sector_totals(CALLS), "sector", "amount") == [("water", 2.0), ("energy", 1.0)]


@pytest.mark.parametrize(
    ("direction", "totals"),
    [
        ("out", [("SWE", 14.0), ("NOR", 2.0)]),
        ("in", [("NOR", 14.0)]),
        ("both", [("NOR", 16.0), ("SWE", 14.0)]),
        ("between", [("NOR", 14.0), ("SWE", 14.0)]),
    ],
)
def test_country_totals_follow_the_direction(
    direction: Direction, totals: list[tuple[str, float]]
) -> None:
    assert rows(country_totals(TRADE, ("SWE", "NOR"), direction), "country", "amount") == totals


def test_a_host_counts_a_visit_of_two_countries_once() -> None:
    assert rows(country_totals(CALLS, ("SWE", "NOR", "DNK")), "country", "amount") == [
        ("SWE", 3.0),
        ("NOR", 2.0),
        ("DNK", 1.0),
    ]


def test_agreements_count_for_either_end_whatever_the_direction() -> None:
    expected = [("NOR", 3.0), ("SWE", 3.0), ("DNK", 2.0)]
    for direction in ("out", "in", "both", "between"):
        totals = country_totals(TREATIES, ("SWE", "NOR", "DNK"), direction)
        assert rows(totals, "country", "amount") == expected


def test_years_count_each_fact_once_and_keep_the_undated_last() -> None:
    assert rows(years(CALLS)) == [(2020, 1.0), (2021, 1.0), (None, 1.0)]
    flows = exports((2018, "SWE", "NOR", "energy", 1.0), (2020, "SWE", "NOR", "energy", 1.0))
    assert years(flows)["year"].to_list() == [2018, 2020]


@pytest.mark.parametrize(
    ("direction", "kept"),
    [
        ("out", [("SWE", "NOR"), ("NOR", "SWE"), ("SWE", "USA")]),
        ("in", [("SWE", "NOR"), ("NOR", "SWE"), ("USA", "SWE"), (None, "SWE")]),
        ("between", [("SWE", "NOR"), ("NOR", "SWE")]),
        ("both", [("SWE", "NOR"), ("NOR", "SWE"), ("SWE", "USA"), ("USA", "SWE"), (None, "SWE")]),
    ],
)
def test_directed_keeps_what_leaves_reaches_or_stays(
    direction: Direction, kept: list[tuple[str | None, str]]
) -> None:
    pairs = [
        ("SWE", "NOR"),
        ("NOR", "SWE"),
        ("SWE", "USA"),
        ("USA", "SWE"),
        (None, "SWE"),
        ("USA", "CHN"),
    ]
    flows = visits(*((2020, *pair) for pair in pairs))
    assert rows(directed(flows, ("SWE", "NOR"), direction), "origin", "destination") == kept


def test_agreements_leave_and_reach_at_either_end() -> None:
    flows = agreements((2020, "CHN", "SWE"), (2020, "NOR", "SWE"), (2020, "SWE", None))
    assert [directed(flows, ("SWE", "NOR"), d).height for d in ("out", "in", "between")] == [
        3,
        3,
        1,
    ]


@given(trades)
def test_sectors_countries_and_years_add_up_to_one_total(flows: pl.DataFrame) -> None:
    total = flows["amount_once"].sum()
    for frame in (sector_flows(flows), country_flows(flows), years(flows), sector_totals(flows)):
        assert frame["amount_once"].sum() == total


@given(trades)
def test_summing_sector_flows_over_sectors_gives_country_flows(flows: pl.DataFrame) -> None:
    by_country = (
        sector_flows(flows).group_by("origin", "destination").agg(pl.col("amount_once").sum())
    )
    assert sorted(rows(by_country)) == sorted(
        rows(country_flows(flows), "origin", "destination", "amount_once")
    )


@given(trades, st.randoms())
def test_the_order_of_rows_changes_nothing(flows: pl.DataFrame, chance: object) -> None:
    order = list(range(flows.height))
    chance.shuffle(order)  # type: ignore[attr-defined]
    mixed = flows[order]
    for sums in (country_flows, sector_flows, sector_totals, years):
        assert sums(mixed).equals(sums(flows))


@given(trades)
def test_splitting_a_row_in_two_changes_nothing(flows: pl.DataFrame) -> None:
    halves = flows.with_columns(pl.col("amount", "amount_once") / 2)
    split = pl.concat([halves, halves])
    for sums in (country_flows, sector_flows, sector_totals, years):
        assert sums(split).equals(sums(flows))


@given(trades)
def test_what_leaves_all_countries_is_what_reaches_all(flows: pl.DataFrame) -> None:
    everyone = ("SWE", "NOR", "DNK", "USA")
    out, back = (
        country_totals(flows.filter(pl.col("origin") != pl.col("destination")), everyone, d)
        for d in ("out", "in")
    )
    assert out["amount"].sum() == back["amount"].sum()
