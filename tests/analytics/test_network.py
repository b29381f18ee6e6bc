import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.betweenness import betweenness
from analytics.network import backbone, country_edges, nodes, organisation_edges
from tests.analytics.frames import agreements, cooperation_facts, exports, record, rows

EDGES = pl.DataFrame(
    {"origin": ["a", "a", "a"], "destination": ["b", "c", "d"], "weight": [8.0, 1.0, 1.0]}
)

weights = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda e: e[0] < e[1]),
    st.integers(1, 100).map(float),
    min_size=1,
)


def _edges(found: dict[tuple[str, str], float]) -> pl.DataFrame:
    ends = list(found)
    return pl.DataFrame(
        {
            "origin": [origin for origin, _ in ends],
            "destination": [destination for _, destination in ends],
            "weight": list(found.values()),
        }
    )


def test_unknown_ends_and_empty_flows_are_no_links() -> None:
    flows = agreements((2020, "NOR", "SWE"), (2021, "NOR", "SWE", 0.5), (2020, "SWE", None))
    assert rows(country_edges(flows)) == [("NOR", "SWE", 2.0, 1.5)]
    assert country_edges(exports((2020, "SWE", "NOR", "energy", 0.0))).is_empty()
    assert country_edges(exports((2020, "SWE", "ROW", "energy", 1.0))).is_empty()


def test_organisations_are_linked_by_the_records_that_they_share() -> None:
    facts = cooperation_facts(
        *({"id": "A", "party": party} for party in ("x", "y", "z")),
        *({"id": "B", "party": party} for party in ("y", "x")),
        *record("C", ["SWE"]),
    )
    found = organisation_edges(facts)
    assert rows(found, "origin", "destination", "weight") == [
        ("x", "y", 2.0),
        ("x", "z", 1.0),
        ("y", "z", 1.0),
    ]
    assert found["weight_once"].to_list() == pytest.approx([4 / 3, 1 / 3, 1 / 3])


def test_nodes_sum_up_their_links() -> None:
    assert rows(nodes(EDGES)) == [("a", 10.0, 3), ("b", 8.0, 1), ("c", 1.0, 1), ("d", 1.0, 1)]


def test_a_neighbour_in_both_directions_is_one() -> None:
    both = pl.DataFrame({"origin": ["a", "b"], "destination": ["b", "a"], "weight": [1.0, 2.0]})
    assert rows(nodes(both)) == [("a", 3.0, 1), ("b", 3.0, 1)]


def test_the_backbone_keeps_what_chance_would_seldom_give() -> None:
    found = backbone(EDGES)
    assert found["alpha"].to_list() == pytest.approx([0.04, 0.81, 0.81])
    assert found["kept"].to_list() == [True, False, False]


def test_a_directed_backbone_reads_what_leaves_and_what_reaches() -> None:
    turned = pl.concat(
        [EDGES, EDGES.select(origin="destination", destination="origin", weight=1.0)]
    )
    found = backbone(turned, directed=True)
    assert found["alpha"].to_list()[:3] == pytest.approx([0.04, 0.81, 0.81])
    assert found["alpha"].to_list()[3:] == pytest.approx([4 / 9] * 3)


@given(weights)
def test_strength_and_degree_are_those_of_networkx(found: dict[tuple[str, str], float]) -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in found.items())
    expected = {(n, float(graph.degree(n, "weight")), graph.degree(n)) for n in graph}
    assert set(rows(nodes(_edges(found)))) == expected


@given(weights, st.floats(0.01, 0.99))
def test_a_looser_threshold_keeps_no_less(
    found: dict[tuple[str, str], float], alpha: float
) -> None:
    loose, strict = backbone(_edges(found), alpha), backbone(_edges(found), alpha / 2)
    assert not (strict["kept"] & ~loose["kept"]).any()
    assert loose["alpha"].is_between(0, 1).all()


def test_betweenness_counts_shortest_ways() -> None:
    chain = pl.DataFrame({"origin": ["a", "b"], "destination": ["b", "c"], "weight": [1.0, 1.0]})
    assert rows(betweenness(chain)) == [("b", 1.0), ("a", 0.0), ("c", 0.0)]


def test_heavier_links_are_nearer() -> None:
    detour = pl.DataFrame(
        {"origin": ["a", "b", "a"], "destination": ["b", "c", "c"], "weight": [4.0, 4.0, 1.0]}
    )
    assert rows(betweenness(detour))[0] == ("b", 1.0)
    assert betweenness(EDGES.clear()).is_empty()
