from typing import Final
from urllib.parse import urlencode

import polars as pl

from analytics.dated_records import WHAT
from figures.card import Card, Context, empty_card
from figures.matrix import Look, Side, matrix

KEY: Final = "sector_records"
NAMED: Final = 3


def sector_records(records: pl.DataFrame, context: Context) -> Card:
    """On what a country or pair signs and meets: its records by sector, in three counts.

    Takes what ("agreements", "made", "received") and sector of records, as from `dated_records`.
    A sector without a record is a gap.
    """
    words = context.words
    if records.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty")
    table = _counted(records)
    codes = table["sector"].to_list()
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'all' if len(codes) <= NAMED else 'some'}",
            count=len(codes),
            sectors=words.join([words.sector(code) for code in codes[:NAMED]]),
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=matrix(
            _cells(table, context),
            Side(codes, [words(f"sectors.short.{code}") for code in codes]),
            Side(WHAT, [words(f"{KEY}.what.{what}") for what in WHAT]),
            Look(words(f"{KEY}.gap")),
            words,
        ),
        alt=words(f"{KEY}.alt", count=len(codes)),
        note=words(f"{KEY}.note"),
        hint=words(f"{KEY}.hint"),
        clickable=True,
    )


def _counted(records: pl.DataFrame) -> pl.DataFrame:
    """A row for each sector on record, the most recorded first; null: none."""
    counts = [
        (pl.col("what") == what).sum().cast(pl.Float64()).replace(0, None).alias(what)
        for what in WHAT
    ]
    order = pl.max_horizontal(WHAT).alias("most")
    return records.group_by("sector").agg(counts).sort(order, "sector", descending=[True, False])


def _cells(table: pl.DataFrame, context: Context) -> pl.DataFrame:
    words = context.words
    cells = table.unpivot(WHAT, index="sector", variable_name="column", value_name="amount")
    hovers = [
        words(
            f"{KEY}.hover",
            sector=words.sector(sector),
            what=words(f"{KEY}.what.{what}"),
            count=amount or 0,
        )
        for sector, what, amount in cells.iter_rows()
    ]
    changes = [urlencode({"sectors": sector}) for sector in cells["sector"]]
    return cells.rename({"sector": "row"}).with_columns(
        hover=pl.Series(hovers, dtype=pl.String()), change=pl.Series(changes, dtype=pl.String())
    )
