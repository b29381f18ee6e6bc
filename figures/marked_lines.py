"""Lines over years with the dated events of the records as dots below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10
from textwrap import wrap
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from data.words import Words
from figures.axes import Axis, year_axis
from figures.figure import Figure, scatter
from figures.labels import LineEnd, end_labels
from figures.markup import escaped
from figures.named_lines import Line, trace
from figures.theme import ASIDE, CONTEXT_GREY, base_figure

PLOT: Final = 250
"""Pixels of the lines; the lane of events comes below."""

DOT: Final = 8
STEP: Final = DOT + 2
EDGES: Final = {"t": 30, "b": 26}
ROOM: Final = 1.04
AFTER: Final = 4
"""Years after the last value that are still drawn, for the events in them."""

ROUND: Final = 2000
SHORT: Final = 10
LONG: Final = 24

SYMBOLS: Final = {"start": "circle", "end": "circle-open", "visit": "diamond"}
MOST_TICKS: Final = 4
HOVER_WIDTH: Final = 56
WRAPPED_KEPT: Final = 2000
"""Texts of events, which are the same on several cards and for many selections."""


@dataclass(frozen=True)
class Since:
    """The chosen moment, a partial date, and the colour in which its events are marked."""

    date: str
    colour: str

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.date[:4])


def marked_lines(
    lines: Sequence[Line], events: pl.DataFrame, since: Since | None, words: Words
) -> Figure:
    """Lines of money from nought, named at their ends; dots for events in the years shown.

    Takes year, date, kind ("start", "end", "visit"), code, title, host and visitor, as from
    `events`; those of the chosen moment are in colour, under a line that names it.
    """
    first, last = extent(lines)
    shown = drawn(events, first, last)
    end = max([last, *shown["year"].to_list()])
    dots = shown.with_columns(place=pl.int_range(pl.len()).over("year"))
    lane = STEP * (2 + max(dots["place"].to_list())) if dots.height else 0
    high = ROOM * max(float(v) for line in lines for v in line.values if v is not None)
    figure = base_figure(PLOT + lane + sum(EDGES.values()), words)
    low = -high * lane / PLOT
    _dots(figure, dots, since, high / PLOT, words)
    for line in lines:
        figure.add(trace(line))
    figure.update_layout(margin=EDGES)
    figure.update_xaxes(_years(first, end))
    if since is not None and first <= since.year <= end:
        _moment(figure, since, since.year > (first + end) / 2, high, words)
    ends = [LineEnd(line.name, *line.end, line.colour) for line in lines]
    figure = end_labels(figure, ends, low, high, PLOT + lane)
    values, texts = ticks(high, words)
    return figure.update_yaxes(
        tickmode="array", tickvals=values, ticktext=texts, showgrid=True, zeroline=True
    )


def _years(first: int, last: int) -> Axis:
    """An axis of years whose names are round where there are many."""
    axis, span = year_axis(first, last), last - first
    if span <= SHORT:
        return axis
    return axis | {"tick0": ROUND, "dtick": 10 if span > LONG else 5}


def extent(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and the last year of lines."""
    years = [year for line in lines for year in line.years]
    return min(years), max(years)


def drawn(events: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """The events that are drawn beside a series of those years."""
    return events.filter(pl.col("year").is_between(first, last + AFTER))


def told(event: dict[str, Any], words: Words) -> str:
    """An event in a line: its date, what it was, and between whom."""
    what = words(f"event.{event['kind']}", code=_code(event, words))
    date = words.date(str(event["date"]))
    return words("event.told", date=date, what=what, title=title_of(event, words))


def title_of(record: dict[str, Any], words: Words) -> str:
    """What a record is called: an agreement by its title, a visit by who came to whom."""
    if record["title"]:
        return str(record["title"])
    visitor = record["visitor"] or words("event.guests")
    return words("event.met", visitor=visitor, host=record["host"] or words("event.hosts"))


def _code(event: dict[str, Any], words: Words) -> str:
    table = "stage" if event["kind"] == "visit" else "cooperation_type"
    return words.term(table, str(event["code"]))


def _dots(
    figure: Figure, dots: pl.DataFrame, since: Since | None, unit: float, words: Words
) -> None:
    if dots.is_empty():
        return
    chosen = [since is not None and date == since.date for date in dots["date"]]
    colour = since.colour if since else CONTEXT_GREY
    figure.add(
        scatter(
            x=dots["year"].to_list(),
            y=[-(place + 1) * STEP * unit for place in dots["place"]],
            mode="markers",
            meta=ASIDE,
            marker={
                "symbol": [SYMBOLS[kind] for kind in dots["kind"]],
                "size": DOT,
                "color": [colour if one else CONTEXT_GREY for one in chosen],
                "line": {"width": 0},
            },
            hovertext=[wrapped(told(event, words)) for event in dots.iter_rows(named=True)],
            hoverinfo="text",
            customdata=[urlencode({"event": date}) for date in dots["date"]],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )


@lru_cache(WRAPPED_KEPT)
def wrapped(text: str) -> str:
    """Text for a hover: in short lines, nothing of it read as markup."""
    return "<br>".join(escaped(line) for line in wrap(text, HOVER_WIDTH))


def _moment(figure: Figure, since: Since, late: bool, high: float, words: Words) -> None:
    figure.add_shape(
        type="line",
        x0=since.year,
        x1=since.year,
        y0=0,
        y1=high,
        line={"color": since.colour, "width": 1, "dash": "dot"},
        layer="below",
    )
    figure.add_annotation(
        x=since.year,
        y=high,
        text=words("event.since", date=words.date(since.date)),
        xanchor="right" if late else "left",
        yanchor="bottom",
        showarrow=False,
        borderpad=2,
    )


def ticks(high: float, words: Words) -> tuple[list[float], list[str]]:
    """Round values from nought to `high`, the topmost with its size in words."""
    raw = high / MOST_TICKS
    power = 10 ** floor(log10(raw)) if raw > 0 else 1
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= raw)
    values = [step * place for place in range(int(high / step) + 1)]
    size = 1000 ** max(0, floor(log10(values[-1]) / 3)) if values[-1] > 0 else 1
    texts = [words.number(value / size) for value in values[:-1]]
    return values, [*texts, words.compact(values[-1])]
