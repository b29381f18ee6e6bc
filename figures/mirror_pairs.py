from typing import Any, Final

import polars as pl

from figures.card import Card, Context, empty_card
from figures.mirror_notes import COLUMNS, apart, note, unit
from figures.product_names import BREAK, in_a_line
from figures.theme import SCALE_HUE, country_colour
from figures.two_reports import two_reports

KEY: Final = "mirror_pairs"
SHOWN: Final = 15


def mirror_pairs(rows: pl.DataFrame, context: Context) -> Card:
    """Pairs of countries by how far their two reports of one flow lie apart, the farthest first.

    Takes the rows of `mirror` by pair.
    """
    words = context.words
    if rows.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty")
    shown = rows.head(SHOWN)
    return Card(
        key=KEY,
        headline=_told(rows.row(0, named=True), "headline", context),
        unit=unit(shown, context),
        period=context.period,
        datasets=context.datasets,
        table=shown.select("origin", "destination", *COLUMNS),
        figure=two_reports(_drawn(shown, context), context.dataset.unit, words),
        alt=words(
            f"{KEY}.alt", count=shown.height, first=_told(rows.row(0, named=True), "hover", context)
        ),
        note=note(rows, context, [words(f"{KEY}.pairs", count=rows.height, shown=shown.height)]),
    )


def _drawn(shown: pl.DataFrame, context: Context) -> pl.DataFrame:
    told = list(shown.iter_rows(named=True))
    six = [country_colour(row["origin"]) for row in told]
    grey = country_colour(None)
    return shown.select("exported", "comparable").with_columns(
        name=pl.Series([_two_lines(row, context) for row in told]),
        colour=pl.Series([SCALE_HUE if colour == grey else colour for colour in six]),
        text=pl.Series([apart(row, context) for row in told]),
        hover=pl.Series([_told(row, "hover", context) for row in told]),
    )


def _two_lines(row: dict[str, Any], context: Context) -> str:
    """A pair, a country a line: in one, a phone would have no room left for the dots."""
    words = context.words
    origin, destination = (in_a_line(words.country(row[e])) for e in ("origin", "destination"))
    name = words("link.directed", origin=origin, destination=f"{BREAK}{destination}")
    return name.replace(f" {BREAK}", BREAK)


def _told(row: dict[str, Any], key: str, context: Context) -> str:
    words, own = context.words, context.dataset.unit
    return words(
        f"{KEY}.{key}",
        origin=words.country(row["origin"]),
        destination=words.country(row["destination"]),
        exported=words.amount(row["exported"], own),
        imported=words.amount(row["imported"], own),
        comparable=words.amount(row["comparable"], own),
        apart=apart(row, context),
        period=context.period,
    )
