from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

import polars as pl

from data.vocabulary import SECTORS
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.counted import counted
from figures.figure import Figure
from figures.partners_shown import LAST, by_size, gathered
from figures.ribbon_chart import Style, ribbon_chart
from figures.ribbons import Node, Ribbon, columns, ribbons
from figures.scaled import brief
from figures.sector_notes import (
    absence,
    countries_without_rows,
    direction,
    fuels,
    inseparable,
    subject,
)
from figures.theme import country_colour, sector_colour

PARTNERS: Final = 6
HEIGHT: Final = 640
GAP: Final = 31 / HEIGHT
ENDS: Final = ("origin", "sector", "destination")


def sector_flow(flows: pl.DataFrame, context: Context) -> Card:
    """What flows from origins through sectors to destinations, as ribbons.

    Takes origin, sector, destination, amount (the dataset's unit), as from `sector_flows` of
    flows laid out by `facing`. Small partners are drawn together. Of exports the sector "other",
    which is most of them, is drawn only where it is asked for.
    """
    words, measure = context.words, context.selection.measure
    drawn = _drawn(flows, context)
    if drawn.is_empty():
        return empty_card("sector_flow", context, "empty.no_flows")
    table = _gathered(drawn, context)
    return Card(
        key="sector_flow",
        headline=_headline(drawn, context),
        unit=words(f"sector_flow.unit.{measure}", unit=words.unit(context.dataset.unit)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=_figure(table, context),
        alt=_alt(table, context),
        note=_note(flows, drawn, context),
        hint=words("sector_flow.hint") if _left_out(flows, drawn) > 0 else "",
        clickable=True,
    )


def _drawn(flows: pl.DataFrame, context: Context) -> pl.DataFrame:
    known = flows.filter(pl.col("amount") > 0)
    if context.selection.measure != "exports" or "other" in context.selection.sectors:
        return known
    return known.filter(pl.col("sector") != "other")


def _gathered(drawn: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The flows summed with the small partners together, the largest first."""
    side = "origin" if direction(context) == "in" else "destination"
    sums = gathered(drawn, side, PARTNERS).group_by(ENDS).agg(pl.col("amount").sum())
    return sums.sort("amount", *ENDS, descending=[True, False, False, False])


def _figure(table: pl.DataFrame, context: Context) -> Figure:
    words, unit = context.words, context.dataset.unit
    amounts = [dict(table.group_by(end).agg(pl.col("amount").sum()).iter_rows()) for end in ENDS]
    nodes = columns([by_size(table, end) for end in ENDS], amounts, GAP)
    bands = [*_between(table, *ENDS[:2], nodes[:2]), *_between(table, *ENDS[1:], nodes[1:])]
    style = Style(
        node_colour=lambda node: COLOURS[node.code in SECTORS](node.code),
        ribbon_colour=lambda band: sector_colour(_sector_of(band)),
        name=lambda node: _short(node, words),
        brief=lambda value: brief(value, unit, words),
        amount=lambda value: words.amount(value, unit),
        ribbon_text=lambda band: words(
            "sector_flow.ribbon",
            source=_name(band.source, words),
            target=_name(band.target, words),
            amount=words.amount(band.amount, unit),
        ),
        change=lambda mark: urlencode(_filters(mark, context)),
    )
    return ribbon_chart(nodes, bands, style, HEIGHT, words)


def _filters(mark: Node | Ribbon, context: Context) -> dict[str, str]:
    """The filters that a node or a ribbon stands for; none for what is drawn together."""
    ends: tuple[tuple[str, bool], ...]
    if isinstance(mark, Ribbon):
        ends = ((mark.source, _sector_of(mark) == mark.target), (mark.target, False))
    else:
        ends = ((mark.code, mark.x == 0),)
    inward = direction(context) == "in"
    return {
        "sectors" if code in SECTORS else "countries" if first != inward else "partners": code
        for code, first in ends
        if code not in LAST
    }


COLOURS: Final = (country_colour, sector_colour)


def _between(
    table: pl.DataFrame, source: str, target: str, nodes: Sequence[Sequence[Node]]
) -> list[Ribbon]:
    ends = [pl.col(source).alias("source"), pl.col(target).alias("target")]
    return ribbons(table.group_by(ends).agg(pl.col("amount").sum()), *nodes)


def _sector_of(band: Ribbon) -> str:
    return band.source if band.source in SECTORS else band.target


def _name(code: str, words: Words) -> str:
    return words.sector(code) if code in SECTORS else words.country(code)


def _short(node: Node, words: Words) -> str:
    return words(f"sectors.short.{node.code}") if node.code in SECTORS else words.country(node.code)


def _headline(drawn: pl.DataFrame, context: Context) -> str:
    return (_named if context.sampled else _leading)(drawn, context)


def _leading(drawn: pl.DataFrame, context: Context) -> str:
    """The sector that carries the most, of those that are told apart."""
    words = context.words
    sector = by_size(drawn, "sector")[0]
    part = float(drawn.filter(pl.col("sector") == sector)["amount"].sum())
    return words(
        "sector_flow.headline.full",
        subject=subject(context, countries_without_rows(drawn, _home_end(context), context)),
        sector=words.sector(sector),
        amount=words.amount(part, context.dataset.unit),
        share=words.percent(part / float(drawn["amount"].sum())),
        period=context.period,
    )


def _named(drawn: pl.DataFrame, context: Context) -> str:
    """Of a sample, what the records name most often, as what they name."""
    words = context.words
    whole = drawn.drop_nulls(["origin", "destination"])
    largest = (whole if whole.height else drawn).sort(
        "amount", *ENDS, descending=[True, False, False, False]
    )
    first = largest.row(0, named=True)
    return words(
        f"sector_flow.headline.sample.{direction(context)}",
        amount=words.amount(first["amount"], context.dataset.unit),
        sector=words.sector(first["sector"]),
        origin=words.country(first["origin"]),
        destination=words.country(first["destination"]),
    )


def _alt(table: pl.DataFrame, context: Context) -> str:
    words = context.words
    sectors = by_size(table, "sector")[:3]
    kind = "joint" if direction(context) == "joint" else "directed"
    return words(
        f"sector_flow.alt.{kind}",
        count=table["sector"].n_unique(),
        sectors=words.join([words.sector(code) for code in sectors]),
        largest=words.country(by_size(table, "origin")[0]),
    )


def _left_out(flows: pl.DataFrame, drawn: pl.DataFrame) -> float:
    return float(flows["amount"].sum()) - float(drawn["amount"].sum())


def _home_end(context: Context) -> str:
    """The end at which the chosen countries stand."""
    return "destination" if direction(context) == "in" else "origin"


def _note(flows: pl.DataFrame, drawn: pl.DataFrame, context: Context) -> str:
    words = context.words
    parts = [counted(context)]
    if direction(context) == "joint":
        parts.append(words("sector_flow.both_ends"))
    left_out = _left_out(flows, drawn)
    if left_out > 0:
        share = left_out / float(flows["amount"].sum())
        amount = words.amount(left_out, context.dataset.unit)
        parts.append(words("sector_flow.left_out", amount=amount, share=words.percent(share)))
    parts.extend([fuels(context), *inseparable(context.dataset, words).values()])
    parts.append(absence(countries_without_rows(drawn, _home_end(context), context), context))
    return " ".join(part for part in parts if part)
