from collections.abc import Mapping

import polars as pl

from data.vocabulary import SECTORS
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.theme import sector_colour
from figures.waffle import Part, Row, counted, square, waffle


def cooperation_types(records: pl.DataFrame, context: Context) -> Card:
    """Cooperation records by type, a square each, coloured by sector.

    Takes records as from `timeline`.
    """
    words = context.words
    if records.is_empty():
        return empty_card("cooperation_types", context, "cooperation.empty")
    table = records.group_by("type", "sector").agg(records=pl.len().cast(pl.Int64()))
    types = (
        table.group_by("type")
        .agg(pl.col("records").sum())
        .sort("records", "type", descending=[True, False])
    )
    counts = counted(table, "type", "sector", "records")
    rows = [_row(counts[code], code, count, words) for code, count in types.iter_rows()]
    first, last = types.row(0), types.row(-1)
    kind = "alone" if types.height == 1 else "several"
    return Card(
        key="cooperation_types",
        headline=words(
            f"cooperation_types.headline.{kind}",
            count=records.height,
            first=words(f"cooperation_types.counted.{first[0]}", count=first[1]),
            last=words(f"cooperation_types.counted.{last[0]}", count=last[1]),
        ),
        unit=words("cooperation_types.unit", count=square(rows)),
        period=context.period,
        datasets=context.datasets,
        table=table.sort("type", "sector"),
        figure=waffle(rows, words),
        alt=words(
            "cooperation_types.alt",
            types=words.join(
                [f"{words.term('cooperation_type', t)} {words.number(n)}" for t, n in types.rows()]
            ),
        ),
        note=words("cooperation_types.note"),
    )


def _row(counts: Mapping[str | None, float], code: str, count: int, words: Words) -> Row:
    parts = [
        Part(counts[s], sector_colour(s), words(f"sectors.short.{s}"))
        for s in SECTORS
        if counts.get(s)
    ]
    name = words(f"cooperation_types.plural.{code}")
    return Row(words("cooperation_types.row", name=name, number=words.number(count)), parts)
