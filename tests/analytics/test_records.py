import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.records import (
    agreements_behind,
    exports_behind,
    first,
    undated_agreements,
    undated_visits,
    visits_behind,
)
from analytics.selection import Selection, narrow
from data.aggregate import cooperation_aggregate, visits_aggregate
from tests.analytics.frames import cooperation_facts, record, visit_facts

VISITS = visit_facts(
    {"id": "a", "date": "2019-05", "origins": ["NOR", "USA"], "host": "SWE"},
    {"id": "b", "date": "2020", "origins": ["SWE"], "host": "NOR", "sector": "water"},
    {"id": "c", "date": None, "origins": [], "host": "SWE"},
    {"id": "d", "date": "2021", "origins": ["USA"], "host": "CHN"},
)
COOPERATION = cooperation_facts(
    *record("A", ["SWE", "NOR", "USA"], start="2018-03"),
    *record("B", ["SWE", None]),
    *record("C", ["USA", "CHN"], start="2019"),
    *record("D", ["NOR", "DEU"], start="2020", sector="water"),
)
EXPORTS = pl.LazyFrame(
    {
        "period": ["2020", "2020-03", "2021", "2021"],
        "reporter": ["SWE", "NOR", "SWE", "USA"],
        "partner": ["NOR", "SWE", "USA", "CHN"],
        "flow": ["export", "import", "export", "export"],
        "product": ["D", "E", "X", "D"],
        "value": [1.0, 5.0, None, 9.0],
    }
)
PRODUCTS = pl.DataFrame({"product": ["D", "E", "E"], "sector": ["energy", "water", "energy"]})


def _ids(records: pl.LazyFrame) -> list[str]:
    return records.select(pl.col("id").unique(maintain_order=True)).collect()["id"].to_list()


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(), ["b", "a", "c"]),
        (Selection(countries=("SWE",), partners=("USA",)), ["a"]),
        (Selection(countries=("SWE",), partners=("NOR",)), ["b", "a"]),
        (Selection(sectors=("water",)), ["b"]),
        (Selection(start=2020), ["b"]),
        (Selection(end=2019), ["a"]),
    ],
)
def test_visits_behind_a_selection(selection: Selection, ids: list[str]) -> None:
    assert _ids(visits_behind(VISITS, selection)) == ids


def test_visits_behind_a_flow_are_whole_records() -> None:
    found = visits_behind(VISITS, Selection(), origin="USA", destination="SWE").collect()
    assert found["origins"].to_list() == [["NOR", "USA"]]
    assert visits_behind(VISITS, Selection(), origin="SWE", destination="USA").collect().is_empty()


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(), ["A", "B", "D"]),
        (Selection(countries=("SWE",)), ["A", "B"]),
        (Selection(countries=("SWE",), partners=("USA",)), ["A"]),
        (Selection(countries=("SWE",), partners=("SWE",)), []),
        (Selection(countries=("SWE", "NOR"), partners=("SWE", "NOR")), ["A"]),
        (Selection(sectors=("water",)), ["D"]),
        (Selection(start=2019), ["D"]),
    ],
)
def test_agreements_behind_a_selection_keep_all_their_parties(
    selection: Selection, ids: list[str]
) -> None:
    found = agreements_behind(COOPERATION, selection)
    assert _ids(found) == ids
    parties = COOPERATION.filter(pl.col("id").is_in(ids)).collect()
    assert found.collect().equals(parties)


def test_agreements_behind_a_pair() -> None:
    assert _ids(agreements_behind(COOPERATION, Selection(), "USA", "SWE")) == ["A"]
    assert _ids(agreements_behind(COOPERATION, Selection(), "NOR")) == ["A", "D"]


def test_what_a_period_leaves_out_for_want_of_a_date_is_counted_in_records() -> None:
    assert undated_visits(VISITS, Selection(start=2020)) == 1
    assert undated_agreements(COOPERATION, Selection(start=2020)) == 1
    assert undated_agreements(COOPERATION, Selection(countries=("DEU",), start=2020)) == 0


@pytest.mark.parametrize(
    ("selection", "products"),
    [
        (Selection(), ["E", "D", "X"]),
        (Selection(sectors=("energy",)), ["E", "D"]),
        (Selection(sectors=("other",)), ["X"]),
        (Selection(partners=("USA",)), ["X"]),
        (Selection(end=2020), ["E", "D"]),
    ],
)
def test_exports_behind_a_selection_come_by_value(
    selection: Selection, products: list[str]
) -> None:
    found = exports_behind(EXPORTS, selection, PRODUCTS).collect()
    assert found["product"].to_list() == products


def test_an_import_is_the_flow_turned_round() -> None:
    found = exports_behind(EXPORTS, Selection(), PRODUCTS, "SWE", "NOR").collect()
    assert found.select("reporter", "origin", "destination").rows() == [
        ("NOR", "SWE", "NOR"),
        ("SWE", "SWE", "NOR"),
    ]


def test_a_list_is_limited_and_counted() -> None:
    listed = first(visits_behind(VISITS, Selection()), 2)
    assert (listed.rows["id"].to_list(), listed.count) == (["b", "a"], 3)


codes = st.sampled_from(["SWE", "NOR", "DEU", "USA", "CHN"])
selections = st.builds(
    Selection,
    countries=st.lists(codes, max_size=2, unique=True).map(tuple),
    partners=st.lists(codes, max_size=2, unique=True).map(tuple),
    start=st.one_of(st.none(), st.integers(2018, 2021)),
)


@given(selections)
def test_records_are_listed_exactly_where_the_aggregate_has_flows(selection: Selection) -> None:
    visits = narrow(visits_aggregate(VISITS), selection)
    assert visits.is_empty() == visits_behind(VISITS, selection).collect().is_empty()
    agreed = narrow(cooperation_aggregate(COOPERATION), selection)
    assert agreed.is_empty() == agreements_behind(COOPERATION, selection).collect().is_empty()
