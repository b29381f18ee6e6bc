from typing import Final

import polars as pl

from data.vocabulary import SECTORS
from figures.card import Card, Context, empty_card
from figures.counted import counted
from figures.matrix import Look, Side, matrix
from figures.partners_shown import LAST, by_size, gathered

SHOWN: Final = 16
HEAD: Final = 92


def partner_gaps(cells: pl.DataFrame, context: Context) -> Card:
    """With which partner in which sector something is recorded, and where nothing is.

    Takes partner (null: not known), sector, amount (visits or agreements), as from
    `partner_sectors`. The partners with most records are named; a cell without one is a gap.
    """
    words = context.words
    known = cells.filter(pl.col("amount") > 0)
    if known.is_empty():
        return empty_card("partner_gaps", context, "empty.no_flows")
    sums = gathered(known, "partner", SHOWN, always=())
    table = sums.group_by("partner", "sector").agg(pl.col("amount").sum())
    rows = by_size(table, "partner")
    columns: list[str] = [
        code for code in SECTORS if code in (context.selection.sectors or SECTORS)
    ]
    return Card(
        key="partner_gaps",
        headline=_headline(table, rows, columns, context),
        unit=words(f"sector_flow.unit.{context.selection.measure}", unit=""),
        period=context.period,
        datasets=context.datasets,
        table=table.sort(pl.col("partner").replace_strict(rows, range(len(rows))), "sector"),
        figure=matrix(
            _cells(table, context),
            Side(rows, [words.country(code) for code in rows]),
            Side(columns, [words(f"sectors.short.{code}") for code in columns]),
            Look(words("partner_gaps.gap"), head=HEAD, sums=frozenset(LAST)),
            words,
        ),
        alt=words("partner_gaps.alt", partners=words.countries(rows[:3]), count=len(rows)),
        note=_note(known, context),
    )


def _cells(table: pl.DataFrame, context: Context) -> pl.DataFrame:
    words, unit = context.words, context.dataset.unit
    hovers = [
        words(
            "partner_gaps.hover",
            partner=words.country(partner),
            sector=words.sector(sector),
            amount=words.amount(amount, unit),
        )
        for partner, sector, amount in table.select("partner", "sector", "amount").iter_rows()
    ]
    return table.select(row="partner", column="sector", amount="amount", hover=pl.Series(hovers))


def _headline(table: pl.DataFrame, rows: list[str], columns: list[str], context: Context) -> str:
    """How many sectors the partner with most records is named in, and how many none is."""
    words = context.words
    named = [code for code in rows if code not in LAST]
    if not named:
        return words("partner_gaps.title")
    held = table.filter(pl.col("partner").is_in(named))
    sectors = held.filter(pl.col("partner") == named[0])["sector"].n_unique()
    return words(
        "partner_gaps.headline",
        partner=words.country(named[0]),
        sectors=sectors,
        all=len(columns),
        partners=len(named),
        gaps=len(named) * len(columns) - held.select("partner", "sector").n_unique(),
        cells=len(named) * len(columns),
    )


def _note(known: pl.DataFrame, context: Context) -> str:
    words = context.words
    unknown = known.filter(pl.col("partner").is_null())["amount"].sum()
    parts = [words("partner_gaps.note"), counted(context)]
    if unknown:
        parts.append(words("partner_gaps.not_stated", count=round(unknown)))
    return " ".join(parts)
