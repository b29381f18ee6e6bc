from collections.abc import Mapping

import polars as pl

from data.vocabulary import FORMATS
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.theme import format_colour
from figures.visit_notes import note
from figures.waffle import Part, Row, counted, square, waffle

PERIODS = ("before", "after", "not_placed")
DIGITAL = ("digital", "webinar", "hybrid")

Counts = Mapping[str, Mapping[str | None, float]]
"""Visits by period and format."""


def formats_split(formats: pl.DataFrame, context: Context) -> Card:
    """Visits by format before a month and from it on, a square each.

    Takes period, format, reported, announced (visits), share (0 to 1), as from `formats_around`;
    the month is the page's `split`. Visits that can't be placed have squares of their own, those
    that were only announced are counted in the note.
    """
    words = context.words
    if formats.is_empty():
        return empty_card("formats_split", context, "empty.no_flows")
    counts = counted(formats, "period", "format", "reported")
    rows = [_row(counts[period], period, context) for period in PERIODS if _total(counts, period)]
    size = square(rows)
    return Card(
        key="formats_split",
        headline=_headline(counts, context),
        unit=words("visits.unit.square", count=size),
        period=context.period,
        datasets=context.datasets,
        table=_table(formats, context),
        figure=waffle(rows, words),
        alt=" ".join(f"{_plain(row.title)}." for row in rows),
        note=note(
            words,
            announced=float(formats["announced"].sum()),
            more=(words("formats_split.note"),),
        ),
    )


def _headline(counts: Counts, context: Context) -> str:
    sides = [_side(counts, period, context) for period in ("before", "after")]
    kind = "sample" if context.sampled else "full"
    return context.words(f"formats_split.headline.{kind}", before=sides[0], after=sides[1])


def _side(counts: Counts, period: str, context: Context) -> str:
    words, count = context.words, _total(counts, period)
    digital = _total(counts, period, DIGITAL)
    no_one = words("formats_split.no_one")
    told = "none" if not count else "some" if context.sampled else "share"
    return words(
        f"formats_split.{period}.{told}",
        month=words.date(context.option("split")),
        digital=words.number(digital) if digital else no_one,
        count=count,
        share=words.percent(digital / count, 1) if digital else no_one,
    )


def _total(counts: Counts, period: str, among: tuple[str, ...] = ()) -> float:
    placed = counts.get(period, {})
    return float(sum(n for code, n in placed.items() if not among or code in among))


def _row(counts: Mapping[str | None, float], period: str, context: Context) -> Row:
    words = context.words
    # The few digital ones first, where the eye begins.
    order = [*reversed(FORMATS), None]
    parts = [Part(counts[f], format_colour(f), _name(f, words)) for f in order if counts.get(f)]
    return Row(
        words(
            f"formats_split.row.{period}",
            month=words.date(context.option("split")),
            visits=words.amount(float(sum(counts.values())), "visits"),
        ),
        parts,
    )


def _name(code: str | None, words: Words) -> str:
    return words.term("format", code) if code else words("formats_split.not_stated")


def _table(formats: pl.DataFrame, context: Context) -> pl.DataFrame:
    month = context.words.date(context.option("split"))
    named = {p: context.words(f"formats_split.period.{p}", month=month) for p in PERIODS}
    return formats.with_columns(
        pl.col("period").replace_strict(named, default=None, return_dtype=pl.String())
    )


def _plain(title: str) -> str:
    return title.replace("<b>", "").replace("</b>", "")
