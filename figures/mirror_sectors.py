from typing import Any, Final

import polars as pl

from figures.card import Card, Context, empty_card
from figures.mirror_notes import COLUMNS, apart, note, unit
from figures.product_names import beside_bars
from figures.theme import sector_colour
from figures.two_reports import two_reports

KEY: Final = "mirror_sectors"


def mirror_sectors(rows: pl.DataFrame, context: Context) -> Card:
    """Sectors by how far the exporters' and the importers' reports lie apart, the farthest first.

    Takes the rows of `mirror` by sector. What lies in two sectors is whole in each.
    """
    words = context.words
    if rows.is_empty():
        return empty_card(KEY, context, "mirror_pairs.empty")
    shown = rows.filter(pl.col("sector") != "other") if rows.height > 1 else rows
    first = shown.row(0, named=True)
    return Card(
        key=KEY,
        headline=_told(first, "headline", context),
        unit=unit(shown, context),
        period=context.period,
        datasets=context.datasets,
        table=shown.select("sector", *COLUMNS),
        figure=two_reports(_drawn(shown, context), context.dataset.unit, words),
        alt=words(f"{KEY}.alt", count=shown.height, first=_told(first, "hover", context)),
        note=note(rows, context, [words(f"{KEY}.note"), *_left_out(rows, shown, context)]),
    )


def _left_out(rows: pl.DataFrame, shown: pl.DataFrame, context: Context) -> list[str]:
    """What the sectors that can't be told apart sum to: drawn, they would hide the rest."""
    left = rows.join(shown, on="sector", how="anti")
    return [_told(row, "other", context) for row in left.iter_rows(named=True)]


def _drawn(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    told = list(rows.iter_rows(named=True))
    return rows.select("exported", "comparable").with_columns(
        name=pl.Series(beside_bars(context.words.sector(row["sector"]) for row in told)),
        colour=pl.Series([sector_colour(row["sector"]) for row in told]),
        text=pl.Series([apart(row, context) for row in told]),
        hover=pl.Series([_told(row, "hover", context) for row in told]),
    )


def _told(row: dict[str, Any], key: str, context: Context) -> str:
    words, own = context.words, context.dataset.unit
    return words(
        f"{KEY}.{key}",
        sector=words.sector(row["sector"]),
        exported=words.amount(row["exported"], own),
        comparable=words.amount(row["comparable"], own),
        apart=apart(row, context),
        period=context.period,
    )
