"""The key figures of a country or a pair: what is on record, and what is sold and bought."""

from typing import Final

import polars as pl

from analytics.dated_records import WHAT
from analytics.span import with_gaps
from data.words import UNIT_SCALES
from figures.card import Context
from figures.change_since import signed
from figures.ends_shown import home, partner_name, subject_colour
from figures.key_figure import KeyFigure
from figures.spark import spark
from figures.theme import CONTEXT_GREY

KEY: Final = "profile_figures"


def on_record(records: pl.DataFrame, context: Context) -> list[KeyFigure]:
    """Agreements, visits made and received, and visits that led on: as far as they are recorded.

    Takes what and follow_up of records, as from `dated_records`. They are counts of records.
    """
    words = context.words
    counts = {what: int((records["what"] == what).sum()) for what in WHAT}
    counts["led_on"] = int(records["follow_up"].is_not_null().sum())
    return [
        KeyFigure(words(f"{KEY}.{what}"), words.number(count), words(f"{KEY}.on_record.{what}"))
        for what, count in counts.items()
    ]


def traded(rows: pl.DataFrame, context: Context) -> list[KeyFigure]:
    """What was sold and bought in the last year that has a value, each with its small line.

    Takes the rows of `exchange_by_year`: year, out, in_ in the dataset's unit.
    """
    words = context.words
    scale = UNIT_SCALES.get(context.dataset.unit, 1.0)
    colours = {"out": subject_colour(home(context)), "in_": CONTEXT_GREY}
    return [
        _money(
            words(f"{KEY}.{side}", partner=partner_name(context)),
            rows.select("year", value=pl.col(side) * scale),
            colour,
            context,
        )
        for side, colour in colours.items()
    ]


def low_carbon(values: pl.DataFrame, country: str, context: Context) -> list[KeyFigure]:
    """A country's low-carbon exports and imports in the last year that has a value.

    Takes indicator, year, value (USD) of the country; the context's dataset is theirs.
    """
    words = context.words
    colours = {"low_carbon_exports": subject_colour(country), "low_carbon_imports": CONTEXT_GREY}
    return [
        _money(
            words(f"{KEY}.{name}", country=words.country(country)),
            values.filter(pl.col("indicator") == name).select("year", "value"),
            colour,
            context,
        )
        for name, colour in colours.items()
    ]


def _money(title: str, series: pl.DataFrame, colour: str, context: Context) -> KeyFigure:
    """The last value of a yearly series in USD, and its change from the year before."""
    words = context.words
    held = series.drop_nulls().sort("year")
    if held.is_empty():
        return KeyFigure(title, words(f"{KEY}.none"), _untold(context))
    year, value = held.row(-1)
    before = dict(held.iter_rows()).get(year - 1)
    change = ""
    if before:
        share = signed(value / before - 1, words)
        change = words(f"{KEY}.change", change=share, year=str(year - 1))
    return KeyFigure(
        title,
        words.compact(value),
        words(f"{KEY}.usd", year=str(year)),
        change,
        spark(with_gaps(held)["value"].to_list(), colour),
    )


def _untold(context: Context) -> str:
    """Why there is no value: the period chosen lies beside the dataset's, or it holds none."""
    words, chosen, dataset = context.words, context.selection, context.dataset
    if dataset.start is None or dataset.end is None:
        return words(f"{KEY}.not_told")
    early = chosen.end is not None and chosen.end < dataset.start
    late = chosen.start is not None and chosen.start > dataset.end
    if early or late:
        return words(f"{KEY}.outside", held=words.period(dataset.start, dataset.end))
    return words(f"{KEY}.not_told")
