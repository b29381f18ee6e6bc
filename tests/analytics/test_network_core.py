import polars as pl

from analytics.network_core import core, organisation_nodes
from tests.analytics.frames import rows

NODES = pl.DataFrame(
    {"node": ["a", "b", "c", "d"], "country": [None] * 4, "amount": [3.0, 2.0, 2.0, 1.0]}
)
EDGES = pl.DataFrame({"origin": ["a", "a"], "destination": ["b", "d"], "weight": [2.0, 1.0]})


def test_the_core_is_linked_and_the_rest_is_counted() -> None:
    found = core(NODES, EDGES, least=2)
    assert found.nodes["node"].to_list() == ["a", "b"]
    assert rows(found.edges) == [("a", "b", 2.0)]
    assert found.left_out == 2


def test_no_more_than_the_busiest_are_taken() -> None:
    assert core(NODES, EDGES, most=1).edges.is_empty()


def test_a_name_in_two_countries_is_one_node_of_none() -> None:
    members = pl.DataFrame(
        {"party": ["x", "x", "y"], "party_country": ["SWE", "NOR", "DNK"], "records": [1, 2, 1]}
    )
    assert rows(organisation_nodes(members)) == [("x", None, 3.0), ("y", "DNK", 1.0)]
