from typing import Final

import polars as pl

from analytics.span import with_gaps
from figures.card import Card, Context, empty_card
from figures.mirror_notes import COLUMNS, apart, note
from figures.named_lines import Line, named_lines
from figures.scaled import unit_name
from figures.theme import BALANCE_HUES
from figures.two_reports import by

KEY: Final = "mirror_years"
SIDES: Final = {"exported": BALANCE_HUES[1], "comparable": BALANCE_HUES[0]}


def mirror_years(rows: pl.DataFrame, context: Context) -> Card:
    """What exporters and what importers tell of the same flows, year by year.

    Takes the rows of `mirror` by year. Years that not both sides tell break the lines.
    """
    words, own = context.words, context.dataset.unit
    dated = rows.filter(pl.col("year").is_not_null()).sort("year")
    if dated.height < 2:  # noqa: PLR2004 - one year is no line
        return empty_card(KEY, context, f"{KEY}.empty")
    first, last = dated.row(0, named=True), dated.row(-1, named=True)
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            end=str(last["year"]),
            start=str(first["year"]),
            apart=apart(last, context),
            before=apart(first, context),
        ),
        unit=unit_name(by(dated, own), own, words),
        period=words.period(first["year"], last["year"]),
        datasets=context.datasets,
        table=dated.select("year", *COLUMNS),
        figure=named_lines(_lines(dated, context), words),
        alt=words(
            f"{KEY}.alt",
            period=words.period(first["year"], last["year"]),
            apart=apart(last, context),
        ),
        note=note(rows, context),
    )


def _lines(dated: pl.DataFrame, context: Context) -> list[Line]:
    words, own = context.words, context.dataset.unit
    series = with_gaps(dated.select("year", *SIDES))
    lines = []
    for side, colour in SIDES.items():
        values: list[float | None] = series[side].to_list()
        told = [
            words(f"{KEY}.hover.{side}", year=str(year), amount=words.amount(value, own))
            if value is not None
            else ""
            for year, value in zip(series["year"], values, strict=True)
        ]
        scaled = (series[side] / by(dated, own)).to_list()
        lines.append(
            Line(words(f"{KEY}.line.{side}"), colour, series["year"].to_list(), scaled, told)
        )
    return lines
