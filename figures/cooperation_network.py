import polars as pl

from analytics.network_core import Core
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.markup import escaped
from figures.node_links import Node, network
from figures.theme import country_colour


def country_network(core: Core, context: Context) -> Card:
    """The countries that share cooperation records, as circles and lines without direction.

    Takes the nodes and links that are drawn: country, records; links by records in common.
    """
    names = {code: context.words.country(code) for code in core.nodes["node"]}
    return _network("country_network", core, names, context)


def organisation_network(core: Core, context: Context) -> Card:
    """The organisations that share cooperation records, as circles and lines.

    Takes those that are drawn: organisation, its country, records; links by records in common.
    """
    names = {name: name for name in core.nodes["node"]}
    return _network("organisation_network", core, names, context)


def _network(key: str, core: Core, names: dict[str, str], context: Context) -> Card:
    words = context.words
    if core.edges.is_empty():
        return empty_card(key, context, f"{key}.empty")
    first = core.edges.sort("weight", "origin", "destination", descending=[True, False, False])
    closest = first.row(0, named=True)
    kind = "sample" if context.sampled else "full"
    return Card(
        key=key,
        headline=words(
            f"{key}.headline.{kind}",
            nodes=core.nodes.height,
            records=words.amount(closest["weight"], "records"),
            a=names[closest["origin"]],
            b=names[closest["destination"]],
        ),
        unit=words(f"{key}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=_table(core, names),
        figure=network(_nodes(core, names, context), core.edges, words),
        alt=words(f"{key}.alt", count=core.nodes.height, links=core.edges.height),
        note=_note(key, core, words),
    )


def _note(key: str, core: Core, words: Words) -> str:
    parts = [words("cooperation.note.size")]
    if key == "country_network":
        parts.append(words(f"{key}.among"))
    if core.left_out:
        parts.append(words(f"{key}.rest", count=core.left_out))
    return " ".join(parts)


def _nodes(core: Core, names: dict[str, str], context: Context) -> list[Node]:
    words = context.words
    neighbours = pl.concat([core.edges["origin"], core.edges["destination"]]).value_counts()
    links = dict(neighbours.iter_rows())
    return [
        Node(
            key,
            names[key],
            amount,
            country_colour(country),
            words(
                "cooperation.node",
                name=escaped(names[key]),
                country="" if key == country else words.country(country) if country else "",
                records=words.amount(amount, "records"),
                count=links[key],
            ),
        )
        for key, country, amount in core.nodes.select("node", "country", "amount").iter_rows()
    ]


def _table(core: Core, names: dict[str, str]) -> pl.DataFrame:
    ends = (pl.col(end).replace_strict(names) for end in ("origin", "destination"))
    return core.edges.with_columns(*ends).select(
        one_end="origin", other_end="destination", records=pl.col("weight").cast(pl.Int64())
    )
