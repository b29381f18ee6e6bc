from typing import Final

import polars as pl

from figures.card import Card, Context, empty_card

KEY: Final = "agreement_list"
COLUMNS: Final = (
    *("start", "end", "title", "type", "sector", "countries", "organisations", "source_url"),
)

READ: Final = ("start", "end", "title", "type", "countries", "source_url")


def agreement_list(records: pl.DataFrame, context: Context) -> Card:
    """The recorded agreements themselves, the latest first, each with its source.

    Takes records as from `timeline`. Those without a start come last; an end that is not told
    stays empty.
    """
    words = context.words
    if records.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty")
    latest = records.sort("bar_start", "id", descending=[True, False], nulls_last=True)
    undated = records["start"].null_count()
    return Card(
        key=KEY,
        headline=words(f"{KEY}.headline", count=records.height, title=latest["title"][0]),
        unit=words(f"{KEY}.unit"),
        period=context.period,
        datasets=context.datasets,
        table=latest.with_columns(organisations=pl.col("parties").list.join("; ")).select(COLUMNS),
        read=READ,
        alt=words(f"{KEY}.alt", count=records.height),
        note=" ".join(
            [words(f"{KEY}.note"), words(f"{KEY}.undated", count=undated) if undated else ""]
        ).strip(),
    )
