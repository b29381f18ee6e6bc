import networkx as nx
import polars as pl

from analytics.method import method
from analytics.network import OPSAHL


@method(
    "betweenness",
    formula="Σ_st n_st(v) / n_st of shortest ways, distance 1 / w",
    unit="share",
    source=OPSAHL,
)
def betweenness(
    edges: pl.DataFrame, weight: str = "weight", *, directed: bool = False
) -> pl.DataFrame:
    """Measure how often a node lies on the shortest ways between others.

    In: origin, destination, `weight` (heavier is nearer: the distance is 1 / weight). Out: node,
    betweenness (0 to 1, of all pairs of other nodes), the highest first. The cost grows with
    nodes times links: give it the network that is drawn, not all of it.
    """
    graph = nx.DiGraph() if directed else nx.Graph()
    distances = edges.select("origin", "destination", 1 / pl.col(weight))
    graph.add_weighted_edges_from(distances.iter_rows(), weight="distance")
    central = nx.betweenness_centrality(graph, weight="distance")
    return pl.DataFrame(
        {"node": list(central), "betweenness": list(central.values())},
        {"node": pl.String(), "betweenness": pl.Float64()},
    ).sort("betweenness", "node", descending=[True, False])
