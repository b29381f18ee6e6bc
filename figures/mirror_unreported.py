from typing import Final

import polars as pl

from figures.card import Card, Context, empty_card

KEY: Final = "mirror_unreported"
SHOWN: Final = 500


def mirror_unreported(listed: tuple[pl.DataFrame, int], context: Context) -> Card:
    """The flows that one side reports and the other does not, as a table, the largest first.

    Takes the rows of `unreported` and the number from `unheard`.
    """
    words = context.words
    rows, unheard = listed
    if rows.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", count=unheard)
    sides = rows["unreported_by"].value_counts()
    first = rows.row(0, named=True)
    silent = words.country(first[first["unreported_by"]])
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            count=rows.height,
            silent=silent,
            told=words.amount(first["amount"], context.dataset.unit),
            origin=words.country(first["origin"]),
            destination=words.country(first["destination"]),
        ),
        unit=words.unit(context.dataset.unit),
        period=context.period,
        datasets=context.datasets,
        table=_table(rows.head(SHOWN), context),
        alt=words(f"{KEY}.alt", count=rows.height),
        note=_note(rows, unheard, dict(sides.iter_rows()), context),
    )


def _table(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    words = context.words
    whole = words(f"{KEY}.whole")
    detail = [words.sector(code) if code else whole for code in rows["sector"]]
    return rows.select(
        "year", "origin", "destination", pl.Series("detail", detail), "amount", "unreported_by"
    )


def _note(rows: pl.DataFrame, unheard: int, sides: dict[str, int], context: Context) -> str:
    words = context.words
    parts = [
        words(
            f"{KEY}.note",
            origins=words.number(sides.get("origin", 0)),
            destinations=words.number(sides.get("destination", 0)),
        )
    ]
    if rows.height > SHOWN:
        parts.append(words("export_records.note", count=SHOWN))
    if unheard:
        parts.append(words(f"{KEY}.unheard", count=unheard))
    return " ".join(parts)
