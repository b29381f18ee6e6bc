import polars as pl

from analytics.amounts import in_full, known_sum
from analytics.ends import is_country
from analytics.method import method

_SERRANO = "Serrano, Boguñá & Vespignani 2009, PNAS 106(16)"
OPSAHL = "Opsahl, Agneessens & Skvoretz 2010, Social Networks 32(3)"


@method("country_network", formula="w_ij = Σ_k x_ijk", unit="measure")
def country_edges(flows: pl.DataFrame) -> pl.DataFrame:
    """Turn flows into the links of a network of countries.

    Out: origin, destination, weight (in full for each pair), weight_once (shared among pairs), in
    the measure's own unit, the heaviest first. Flows with an end that is unknown or the rest of
    the world, or a weight of 0, are no links. Agreements give one link per unordered pair, visits
    and exports one per direction.
    """
    known = flows.filter(
        is_country("origin")
        & is_country("destination")
        & (pl.col("origin") != pl.col("destination"))
    )
    return _heaviest_first(
        known.group_by("origin", "destination").agg(
            weight=known_sum(in_full(flows)), weight_once=known_sum("amount_once")
        )
    )


@method("organisation_network", formula="w_ab = #{records of a and b}", unit="agreements")
def organisation_edges(cooperation: pl.LazyFrame) -> pl.DataFrame:
    """Link the organisations that are parties of the same cooperation record.

    In: facts of cooperation. Out: origin, destination (names of parties, in the order of the
    alphabet), weight (records in common), weight_once (each record is one, shared over the pairs
    of its parties), the heaviest first. Parties are those that a source names, seldom all.
    """
    parties = cooperation.select("dataset", "id", origin="party").unique()
    others = parties.rename({"origin": "destination"})
    pairs = parties.join(others, on=["dataset", "id"]).filter(
        pl.col("origin") < pl.col("destination")
    )
    once = 1 / pl.len().over("dataset", "id")
    weighed = pairs.with_columns(once=once).group_by("origin", "destination")
    return _heaviest_first(
        weighed.agg(weight=pl.len().cast(pl.Float64()), weight_once=pl.col("once").sum()).collect()
    )


@method("strength", formula="s_i = Σ_j w_ij;  k_i = #{j}", unit="measure", source=OPSAHL)
def nodes(edges: pl.DataFrame, weight: str = "weight") -> pl.DataFrame:
    """Sum up the links of each node.

    In: origin, destination, `weight`. Out: node, strength (the sum of its links' weights, in their
    unit), degree (its distinct neighbours, in either direction), the strongest first.
    """
    ways = (("origin", "destination"), ("destination", "origin"))
    seen = pl.concat(edges.select(node=one, neighbour=other, weight=weight) for one, other in ways)
    return (
        seen.group_by("node")
        .agg(
            strength=pl.col("weight").sum(), degree=pl.col("neighbour").n_unique().cast(pl.Int64())
        )
        .sort("strength", "node", descending=[True, False])
    )


@method(
    "backbone", formula="alpha_ij = (1 - w_ij / s_i)^(k_i - 1)", unit="probability", source=_SERRANO
)
def backbone(
    edges: pl.DataFrame, alpha: float = 0.05, weight: str = "weight", *, directed: bool = False
) -> pl.DataFrame:
    """Mark the links that are heavier than chance would spread a node's strength.

    In: origin, destination, `weight`. Out: the same rows with alpha (0 to 1, the smaller of what
    the link's two ends give; smaller is more telling) and kept (alpha below the threshold). A
    directed network compares a link with what leaves its origin and what reaches its destination,
    an undirected one, of one row a pair, with all links of either end. A node of a single link
    has no say of its own.
    """
    told = _sides_apart(edges, weight) if directed else _sides_together(edges, weight)
    at_origin, at_destination = (
        (1 - pl.col(weight) / pl.col(f"strength_{side}")) ** (pl.col(f"degree_{side}") - 1)
        for side in ("a", "b")
    )
    least = told.select(alpha=pl.min_horizontal(at_origin, at_destination))
    return pl.concat([edges, least], how="horizontal").with_columns(kept=pl.col("alpha") < alpha)


def _sides_apart(edges: pl.DataFrame, weight: str) -> pl.DataFrame:
    ways = {"a": "origin", "b": "destination"}
    return edges.with_columns(
        *(pl.col(weight).sum().over(end).alias(f"strength_{side}") for side, end in ways.items()),
        *(
            pl.len().over(end).cast(pl.Int64()).alias(f"degree_{side}")
            for side, end in ways.items()
        ),
    )


def _sides_together(edges: pl.DataFrame, weight: str) -> pl.DataFrame:
    known = nodes(edges, weight)
    at_origin = known.rename({"node": "origin", "strength": "strength_a", "degree": "degree_a"})
    at_destination = known.rename(
        {"node": "destination", "strength": "strength_b", "degree": "degree_b"}
    )
    return edges.join(at_origin, on="origin", how="left", maintain_order="left").join(
        at_destination, on="destination", how="left", maintain_order="left"
    )


def _heaviest_first(edges: pl.DataFrame) -> pl.DataFrame:
    weighed = edges.filter(pl.col("weight") > 0)
    return weighed.sort("weight", "origin", "destination", descending=[True, False, False])
