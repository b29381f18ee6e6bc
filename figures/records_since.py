from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from analytics.dated_records import WHAT
from data.words import Words
from figures.axes import hidden_axis, year_axis
from figures.card import Card, Context, empty_card
from figures.ends_shown import home
from figures.figure import Figure, Spec, scatter
from figures.marked_lines import title_of, wrapped
from figures.theme import CONTEXT_GREY, base_figure, country_colour

Counts = Mapping[str, tuple[int, int]]
"""Records of each kind, before and after."""

KEY: Final = "records_since"
DOT: Final = 9
STEP: Final = 11
TITLE: Final = 34
GAP: Final = 10
FOOT: Final = 26
EDGE: Final = 16
"""Half of a year's name at either end of the axis."""


def records_since(shown: tuple[pl.DataFrame, str], context: Context) -> Card:
    """The agreements and visits on record, a dot each, before and after a year.

    Takes what ("agreements", "made", "received"), date, year, title, host and visitor, as from
    `dated_records`, and the moment, a partial date or empty. Dots are what was found: they tell
    records, not activity. The undated are counted in the note.
    """
    records, since = shown
    dated = records.filter(pl.col("year").is_not_null())
    if dated.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty")
    words, year = context.words, int(since[:4]) if since else None
    counts = _counts(dated, year)
    lanes = [_lane(counts[what], what, year, words) for what in WHAT]
    years = dated["year"].to_list()
    return Card(
        key=KEY,
        headline=_headline(counts, year, words),
        unit=words(f"{KEY}.unit"),
        period=words.period(min(years), max(years)),
        datasets=context.datasets,
        table=dated.select("what", "date", "title", "visitor", "host").with_columns(
            pl.col("what").replace_strict({what: words(f"{KEY}.what.{what}") for what in WHAT})
        ),
        figure=_figure(dated, dict(zip(WHAT, lanes, strict=True)), year, context),
        clickable=True,
        alt=words(f"{KEY}.alt", lanes=". ".join(lanes)),
        note=" ".join(_notes(records.height - dated.height, context)),
        hint=words(f"{KEY}.hint"),
    )


def _notes(undated: int, context: Context) -> list[str]:
    words, chosen = context.words, context.selection
    told = [words(f"{KEY}.undated", count=undated)] if undated else []
    if (chosen.start, chosen.end) != (None, None):
        told.append(words(f"{KEY}.any_period"))
    return [words(f"{KEY}.note"), *told]


def _counts(dated: pl.DataFrame, year: int | None) -> Counts:
    """How many records of each kind there are before and after a year; without one, none and all.

    A kind without any has none.
    """
    when = pl.col("year")
    sides = (when < year, when > year) if year is not None else (when.is_null(), when.is_not_null())
    before, after = (side.sum() for side in sides)
    found = dated.group_by("what").agg(before=before, after=after)
    return dict.fromkeys(WHAT, (0, 0)) | {what: (b, a) for what, b, a in found.iter_rows()}


def _headline(counts: Counts, year: int | None, words: Words) -> str:
    signed, *met = (counts[what] for what in WHAT)
    visits = [sum(numbers) for numbers in zip(*met, strict=True)]
    return words(
        f"{KEY}.headline.{'ever' if year is None else 'since'}",
        year=str(year),
        agreements=words.amount(signed[1], "agreements"),
        visits=words.amount(visits[1], "visits"),
        agreements_before=words.number(signed[0]),
        visits_before=words.number(visits[0]),
    )


def _lane(counts: tuple[int, int], what: str, year: int | None, words: Words) -> str:
    """The title of a lane: what it holds, how much of it before and after."""
    before, after = counts
    name = words(f"{KEY}.lane.{what}")
    if year is None:
        return words(f"{KEY}.lane.ever", name=name, count=after)
    numbers = {"before": words.number(before), "after": words.number(after)}
    return words(f"{KEY}.lane.since", name=name, year=str(year), **numbers)


def _figure(
    dated: pl.DataFrame, titles: Mapping[str, str], year: int | None, context: Context
) -> Figure:
    """A lane for each kind of record that there is, its dots stacked in their years."""
    figure = base_figure(FOOT, context.words)
    base = 0
    for what in (what for what in WHAT if what in set(dated["what"])):
        dots = dated.filter(pl.col("what") == what).with_columns(
            place=pl.int_range(pl.len()).over("year")
        )
        figure.add_annotation(_title(titles[what], base))
        height = STEP * (1 + max(dots["place"].to_list()))
        base -= TITLE + height
        figure.add(_dots(dots, base, year, context))
        if year is not None:
            figure.add_shape(_line(year, base, height, context))
        base -= GAP
    figure.update_layout(height=FOOT - base, margin={"l": EDGE, "r": EDGE, "t": 0, "b": FOOT})
    figure.update_yaxes(hidden_axis(), range=[base, 0])
    years = [*dated["year"].to_list(), *([year] if year is not None else [])]
    return figure.update_xaxes(year_axis(min(years), max(years)))


def _title(text: str, top: int) -> Spec:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -EDGE,
        "y": top,
        "yanchor": "top",
        "showarrow": False,
        "borderpad": 0,
    }


def _line(year: int, base: int, height: int, context: Context) -> Spec:
    """The chosen year, through the dots of one lane and no words."""
    line = {"color": country_colour(home(context)), "width": 1, "dash": "dot"}
    ends = {"x0": year, "x1": year, "y0": base, "y1": base + height}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def _dots(dots: pl.DataFrame, base: int, year: int | None, context: Context) -> Spec:
    colour = country_colour(home(context))
    years = dots["year"].to_list()
    return scatter(
        x=years,
        y=[base + STEP / 2 + place * STEP for place in dots["place"]],
        mode="markers",
        marker={
            "size": DOT,
            "symbol": ["circle-open" if when == year else "circle" for when in years],
            "color": [CONTEXT_GREY if year and when < year else colour for when in years],
            "line": {"width": [1.5 if when == year else 0 for when in years]},
        },
        hovertext=[_told(row, context.words) for row in dots.iter_rows(named=True)],
        hoverinfo="text",
        customdata=[urlencode({"event": date}) for date in dots["date"]],
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _told(row: dict[str, Any], words: Words) -> str:
    title = title_of(row, words)
    return wrapped(words(f"{KEY}.dot", date=words.date(row["date"]), title=title))
