from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, eq=False)
class Core:
    """The part of a network that is drawn.

    `nodes`: node, country (null: none), amount (records); `edges`: origin, destination, weight;
    `left_out`: how many nodes are not in it.
    """

    nodes: pl.DataFrame
    edges: pl.DataFrame
    left_out: int


def core(nodes: pl.DataFrame, edges: pl.DataFrame, least: int = 1, most: int = 60) -> Core:
    """The busiest nodes that are linked to another of them, and their links.

    In: node, country, amount; origin, destination, weight. Of the nodes of at least `least`
    records the first `most` are taken, by their records.
    """
    ranked = nodes.sort("amount", "node", descending=[True, False])
    busy = ranked.filter(pl.col("amount") >= least).head(most)["node"].implode()
    between = edges.filter(pl.col("origin").is_in(busy) & pl.col("destination").is_in(busy))
    ends = pl.concat([between["origin"], between["destination"]]).unique()
    drawn = nodes.filter(pl.col("node").is_in(ends.implode()))
    return Core(drawn, between, nodes.height - drawn.height)


def organisation_nodes(organisations: pl.DataFrame) -> pl.DataFrame:
    """Organisations as nodes: node, country (null: of none, or of several), amount in records.

    In: as from `organisations`, which has a row for each country that a name is given with.
    """
    country = pl.col("party_country")
    return (
        organisations.group_by(node="party")
        .agg(
            country=pl.when(country.n_unique() == 1).then(country.first()),
            amount=pl.col("records").sum().cast(pl.Float64()),
        )
        .sort("amount", "node", descending=[True, False])
    )
