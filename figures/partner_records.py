from typing import Final
from urllib.parse import urlencode

import polars as pl

from analytics.dated_records import WHAT
from figures.card import Card, Context, empty_card
from figures.ends_shown import home
from figures.matrix import Look, Side, matrix

KEY: Final = "partner_records"
SHOWN: Final = 12
NAMED: Final = 3


def partner_records(counts: pl.DataFrame, context: Context) -> Card:
    """Which partners the records name a country with, in three counts that are never added.

    Takes partner (null: not stated), agreements, made, received in records; null: none on record.
    Those with most agreements first, then most visits received.
    """
    words = context.words
    known = counts.filter(pl.col("partner").is_not_null())
    if known.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", country=words.country(home(context)))
    order = ["agreements", "received", "made"]
    ranked = known.sort(*order, "partner", descending=[True] * 3 + [False], nulls_last=True)
    chosen = pl.col("partner") == context.option("with")
    table = ranked.filter((pl.int_range(pl.len()) < SHOWN) | chosen).select("partner", *WHAT)
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'all' if known.height <= NAMED else 'some'}",
            count=known.height,
            country=words.country(home(context)),
            partners=words.countries(table["partner"].head(NAMED)),
        ),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=matrix(
            _cells(table, context),
            Side(table["partner"].to_list(), [words.country(c) for c in table["partner"]]),
            Side(WHAT, [words(f"{KEY}.what.{what}") for what in WHAT]),
            Look(words(f"{KEY}.gap")),
            words,
        ),
        alt=words(f"{KEY}.alt", count=table.height),
        note=_note(counts, table.height, known.height, context),
        clickable=True,
    )


def _cells(table: pl.DataFrame, context: Context) -> pl.DataFrame:
    words = context.words
    cells = table.unpivot(WHAT, index="partner", variable_name="column", value_name="amount")
    hovers = [
        words(
            f"{KEY}.hover.{what}",
            country=words.country(home(context)),
            partner=words.country(partner),
            count=amount or 0,
        )
        for partner, what, amount in cells.select("partner", "column", "amount").iter_rows()
    ]
    changes = [urlencode({"with": code, "event": ""}) for code in cells["partner"]]
    return cells.rename({"partner": "row"}).with_columns(
        hover=pl.Series(hovers, dtype=pl.String()), change=pl.Series(changes, dtype=pl.String())
    )


def _note(counts: pl.DataFrame, shown: int, known: int, context: Context) -> str:
    words = context.words
    unknown = counts.filter(pl.col("partner").is_null())
    parts = [words(f"{KEY}.note")]
    if known > shown:
        parts.append(words(f"{KEY}.more", count=known - shown))
    if unknown.height and unknown["received"][0]:
        parts.append(words(f"{KEY}.unknown", count=round(unknown["received"][0])))
    return " ".join(parts)
