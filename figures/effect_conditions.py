from typing import Any, Final

import polars as pl

from data.words import Words
from figures.card import Card, Context

KEY: Final = "effect_conditions"


def effect_conditions(conditions: pl.DataFrame, context: Context) -> Card:
    """What the data must have for an effect to be told, what they have, and what to load.

    Takes the rows of `visit_conditions`. Each is a sentence; no number of an effect stands here.
    """
    words = context.words
    failed = conditions.filter(~pl.col("met")).height
    told = conditions.select(
        condition=pl.Series([_condition(row, words) for row in conditions.iter_rows(named=True)]),
        met=pl.Series([words(f"{KEY}.{'met' if met else 'not_met'}") for met in conditions["met"]]),
        load=pl.Series([_load(row, words) for row in conditions.iter_rows(named=True)]),
    )
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline.{'failed' if failed else 'met'}",
            count=failed,
            all=conditions.height,
        ),
        unit=words(f"{KEY}.unit"),
        period="",
        datasets=context.datasets,
        table=told,
        note=words(f"{KEY}.note"),
    )


def _condition(row: dict[str, Any], words: Words) -> str:
    kind = f"{KEY}.condition.{row['condition']}"
    if row["condition"] == "census":
        return words(f"{kind}.{'met' if row['met'] else 'not_met'}")
    return words(kind, have=row["have"], need=row["need"])


def _load(row: dict[str, Any], words: Words) -> str:
    return "" if row["met"] else words(f"{KEY}.load.{row['condition']}", need=row["need"])
