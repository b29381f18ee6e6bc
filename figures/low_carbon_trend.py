from dataclasses import replace
from typing import Final

import polars as pl

from analytics.span import with_gaps
from figures.card import Card, Context, empty_card
from figures.ends_shown import home, subject_colour
from figures.event_notes import Marks, beside, hint, shown_from
from figures.marked_lines import extent, marked_lines
from figures.named_lines import Line
from figures.out_and_in import out_and_in
from figures.theme import CONTEXT_GREY

KEY: Final = "low_carbon_trend"
EXPORTS: Final = "low_carbon_exports"
IMPORTS: Final = "low_carbon_imports"
UNIT: Final = "usd"


def low_carbon_trend(shown: tuple[pl.DataFrame, Marks], context: Context) -> Card:
    """A country's exports and imports of low-carbon technology with the world, year by year.

    Takes indicator, year and value (USD) of the two indicators, and the events that are marked
    beside them. Years without a value break the lines.
    """
    values, marks = shown
    words, country = context.words, home(context)
    key = f"{KEY}_{country}"
    table = _by_year(values)
    if table.height < 2:  # noqa: PLR2004 - one year is no line
        name = words.country(country)
        card = empty_card(KEY, context, f"{KEY}.empty", country=name)
        return replace(card, key=key, datasets=shown_from(context))
    lines = _lines(with_gaps(table), context)
    period = words.period(*extent(lines))
    return Card(
        key=key,
        headline=_headline(table, context),
        unit=words.unit(UNIT),
        period=period,
        datasets=shown_from(context),
        table=table,
        figure=marked_lines(lines, marks.events, marks.moment(context), words),
        alt=words(
            f"{KEY}.alt",
            country=words.country(country),
            period=period,
        ),
        note=" ".join([words(f"{KEY}.note"), beside(lines, marks, context)]),
        hint=hint(lines, marks, words),
        clickable=True,
        whole=True,
    )


def _by_year(values: pl.DataFrame) -> pl.DataFrame:
    sides = {"out": EXPORTS, "in_": IMPORTS}
    return (
        values.group_by("year")
        .agg(
            pl.col("value").filter(pl.col("indicator") == name).first().alias(side)
            for side, name in sides.items()
        )
        .filter(pl.any_horizontal(pl.col("out", "in_").is_not_null()))
        .sort("year")
    )


def _headline(table: pl.DataFrame, context: Context) -> str:
    words = context.words
    last = table.row(-1, named=True)
    sold, bought = last["out"], last["in_"]
    if sold is None or bought is None:
        kind = "sold" if bought is None else "bought"
    else:
        kind = "more_sold" if sold >= bought else "more_bought"
    return words(
        f"{KEY}.headline.{kind}",
        country=words.country(home(context)),
        sold=words.amount(sold or 0, UNIT),
        bought=words.amount(bought or 0, UNIT),
        year=str(last["year"]),
    )


def _lines(series: pl.DataFrame, context: Context) -> list[Line]:
    words, country = context.words, home(context)

    def told(side: str, year: int, value: float) -> str:
        name, amount = words.country(country), words.amount(value, UNIT)
        return words(f"{KEY}.hover.{side}", country=name, year=str(year), amount=amount)

    return out_and_in(
        series,
        {"out": subject_colour(country), "in_": CONTEXT_GREY},
        lambda side: words(f"{KEY}.line.{side}"),
        told,
    )
