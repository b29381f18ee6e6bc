from dataclasses import replace
from typing import Final

import polars as pl

from analytics.exchange import Exchange
from analytics.span import with_gaps
from data.words import UNIT_SCALES
from figures import source
from figures.card import Card, Context, empty_card
from figures.ends_shown import absence, home, partner_colour, partner_name
from figures.event_notes import Marks, beside, hint, shown_from
from figures.marked_lines import extent, marked_lines
from figures.named_lines import Line
from figures.out_and_in import out_and_in
from figures.theme import country_colour

KEY: Final = "exports_trend"


def exports_trend(shown: tuple[Exchange, Marks], context: Context) -> Card:
    """What a country sells to and buys from its partner, or the world, year by year.

    Takes the rows of `exchange_by_year` (year, out, in_ in the dataset's unit) and the events that
    are marked beside them. Years without a row break the lines.
    """
    exchange, marks = shown
    words = context.words
    missing = absence(exchange.unnamed, exchange.lumped, context)
    held = exchange.rows.filter(pl.col("total").is_not_null())
    if held.height < 2:  # noqa: PLR2004 - one year is no line
        why = missing or words(f"{KEY}.one_year")
        title = source.title(context.dataset, words)
        card = empty_card(KEY, context, f"{KEY}.empty", why=why, dataset=title)
        return replace(card, datasets=shown_from(context))
    lines = _lines(with_gaps(held), context)
    period = words.period(*extent(lines))
    return Card(
        key=KEY,
        headline=_headline(held, context),
        unit=words.unit(context.dataset.unit),
        period=period,
        datasets=shown_from(context),
        table=held,
        figure=marked_lines(lines, marks.events, marks.moment(context), words),
        alt=words(f"{KEY}.alt", period=period, **_ends(context)),
        note=_note(lines, marks, context),
        hint=hint(lines, marks, words),
        clickable=True,
    )


def _ends(context: Context) -> dict[str, str]:
    return {"home": context.words.country(home(context)), "partner": partner_name(context)}


def _headline(held: pl.DataFrame, context: Context) -> str:
    words, unit = context.words, context.dataset.unit
    first, last = held.row(0, named=True), held.row(-1, named=True)
    side = "out" if first["out"] is not None and last["out"] is not None else "in_"
    kind = "sample" if context.dataset.coverage == "sample" else "full"
    return words(
        f"{KEY}.headline.{kind}.{side}",
        **_ends(context),
        before=words.amount(first[side] or 0, unit),
        after=words.amount(last[side] or 0, unit),
        start=str(first["year"]),
        end=str(last["year"]),
    )


def _lines(series: pl.DataFrame, context: Context) -> list[Line]:
    words, unit = context.words, context.dataset.unit

    def told(side: str, year: int, value: float) -> str:
        amount = words.amount(value, unit)
        return words(f"{KEY}.hover.{side}", year=str(year), amount=amount, **_ends(context))

    return out_and_in(
        series,
        {"out": country_colour(home(context)), "in_": partner_colour(context)},
        lambda side: words(f"{KEY}.line.{side}"),
        told,
        UNIT_SCALES.get(unit, 1.0),
    )


def _note(lines: list[Line], marks: Marks, context: Context) -> str:
    return " ".join([context.words(f"{KEY}.note"), beside(lines, marks, context)]).strip()
