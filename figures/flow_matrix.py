from typing import Final

import polars as pl

from analytics.ends import is_country
from data.vocabulary import SIX
from figures.card import Card, Context, empty_card
from figures.counted import counted
from figures.matrix import Look, Side, matrix
from figures.partners_shown import LAST, by_size, gathered
from figures.scaled import divisor, unit_name
from figures.sector_notes import direction, inseparable

PARTNERS: Final = 8


def flow_matrix(flows: pl.DataFrame, context: Context) -> Card:
    """The flows of the page's sector as a table: the chosen countries across, partners down.

    Takes origin, destination, amount (the dataset's unit) of that sector, or of all where none is
    chosen. The table holds what its cells show; a pair without a flow is a gap.
    """
    words, sector = context.words, context.option("sector")
    told_why = inseparable(context.dataset, words)
    known = flows.filter(pl.col("amount") > 0)
    if sector in told_why:
        return empty_card("flow_matrix", context, "flow_matrix.inseparable", why=told_why[sector])
    if known.is_empty():
        return empty_card("flow_matrix", context, "flow_matrix.none")
    home, partner = _ends(context)
    sums = gathered(known, partner, PARTNERS).group_by("origin", "destination")
    table = sums.agg(pl.col("amount").sum())
    by = divisor(max(table["amount"].to_list()), context.dataset.unit)
    rows, columns = by_size(table, partner), [code for code in SIX if code in set(table[home])]
    return Card(
        key="flow_matrix",
        headline=_headline(known, context),
        unit=unit_name(by, context.dataset.unit, words),
        period=context.period,
        datasets=context.datasets,
        table=_in_order(table, partner, rows).with_columns(pl.col("amount") / by),
        figure=matrix(
            _cells(table, by, context),
            Side(rows, [words.country(code) for code in rows]),
            Side(columns, [words.country(code) for code in columns]),
            Look(words("flow_matrix.gap"), sums=frozenset(LAST), digits=_digits(context)),
            words,
        ),
        alt=words(
            f"flow_matrix.alt.{direction(context)}",
            countries=words.countries(columns),
            partners=words.countries(rows[:3]),
        ),
        note=_note(context),
    )


def _digits(context: Context) -> int | None:
    return 1 if context.selection.measure == "exports" else None


def _ends(context: Context) -> tuple[str, str]:
    """The columns of the flows that hold the chosen countries, and their partners."""
    inward = direction(context) == "in"
    return ("destination", "origin") if inward else ("origin", "destination")


def _in_order(table: pl.DataFrame, partner: str, rows: list[str]) -> pl.DataFrame:
    place = pl.col(partner).replace_strict(rows, list(range(len(rows))), return_dtype=pl.Int32)
    return table.select("origin", "destination", "amount").sort(
        place, "amount", descending=[False, True]
    )


def _cells(table: pl.DataFrame, by: float, context: Context) -> pl.DataFrame:
    words, unit = context.words, context.dataset.unit
    home, partner = _ends(context)
    joint = "between" if direction(context) == "joint" else "directed"
    hovers = [
        words(
            "flow_matrix.hover",
            link=words(f"link.{joint}", origin=words.country(o), destination=words.country(d)),
            amount=words.amount(amount, unit),
        )
        for o, d, amount in table.select("origin", "destination", "amount").iter_rows()
    ]
    return table.select(
        row=partner, column=home, amount=pl.col("amount") / by, hover=pl.Series(hovers)
    )


def _headline(known: pl.DataFrame, context: Context) -> str:
    words = context.words
    pairs = known.filter(is_country("origin"), is_country("destination"))
    if pairs.is_empty():
        return words("flow_matrix.title")
    first = pairs.sort("amount", "origin", descending=[True, False]).row(0, named=True)
    kind = "sample" if context.sampled else "full"
    joint = "joint" if direction(context) == "joint" else "directed"
    return words(
        f"flow_matrix.headline.{kind}.{joint}",
        topic=_topic(context),
        origin=words.country(first["origin"]),
        destination=words.country(first["destination"]),
        amount=words.amount(first["amount"], context.dataset.unit),
        period=context.period,
    )


def _topic(context: Context) -> str:
    words, sector = context.words, context.option("sector")
    if not sector:
        return words("flow_matrix.topic.every_sector")
    return words(f"flow_matrix.topic.{context.selection.measure}", sector=words.sector(sector))


def _note(context: Context) -> str:
    words = context.words
    return " ".join([counted(context), words("flow_matrix.note")])
