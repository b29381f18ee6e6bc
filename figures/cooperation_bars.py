from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from urllib.parse import urlencode

import plotly.graph_objects as go
import polars as pl

from data.vocabulary import SECTORS
from data.words import Words
from figures.axes import hidden_axis, year_axis
from figures.card import Card, Context, empty_card
from figures.theme import CONTEXT_GREY, base_figure, faded, sector_colour

SHOWN = 20
ROW_HEIGHT = 40
HEAD = 84
LONGEST = 56
DAY = timedelta(days=1)
# A start that is known to the year alone is drawn pale over that year; an end not told fades out.
PALE, SOLID = 0.35, 1.0
FADING = (0.84, 0.72, 0.61, 0.51, 0.42, 0.34, 0.27, 0.2, 0.14, 0.09, 0.05)
FADE = 0.13
SHORTEST = 0.006


@dataclass(frozen=True)
class Piece:
    """A part of a bar: from where to where, in years, and how strongly it is drawn."""

    start: float
    end: float
    alpha: float


def cooperation_bars(records: pl.DataFrame, context: Context) -> Card:
    """Cooperation over time: a bar a record from start to end, as precisely as both are known.

    Takes records as from `timeline`. The latest are on top; the page's `rows` says whether all
    are drawn. A record without a start has no bar and is counted; one without an end fades out.
    """
    words = context.words
    dated = records.filter(pl.col("start").is_not_null())
    if dated.is_empty():
        return empty_card("cooperation_bars", context, "cooperation_bars.empty")
    ordered = dated.sort("bar_start", "id", descending=[True, False])
    shown = ordered if context.option("rows") == "all" else ordered.head(SHOWN)
    ended = int(dated["end"].is_not_null().sum())
    return Card(
        key="cooperation_bars",
        headline=words(
            "cooperation_bars.headline",
            all=records.height,
            count=dated.height,
            ended=words.number(ended) if ended else words("cooperation.no_one"),
        ),
        unit=words("cooperation_bars.unit", count=shown.height, all=dated.height),
        period=words.period(_year(ordered, "min"), _year(ordered, "max")),
        datasets=context.datasets,
        table=shown.select("title", "type", "sector", "start", "end", "countries", "source_url"),
        figure=_figure(shown, words),
        alt=words("cooperation_bars.alt", count=shown.height, first=shown["title"][0]),
        note=_note(records.height - dated.height, words),
        clickable=True,
    )


def _note(undated: int, words: Words) -> str:
    parts = [words("cooperation_bars.note")]
    if undated:
        parts.append(words("cooperation_bars.undated", count=undated))
    return " ".join([*parts, words("cooperation_bars.click")])


def _figure(shown: pl.DataFrame, words: Words) -> go.Figure:
    first, last = _reach(shown)
    span = last - first
    figure = base_figure(ROW_HEIGHT * shown.height + HEAD, words)
    figure.add_scatter(
        x=[first, last + FADE * span, None] * shown.height,
        y=[place for row in range(shown.height) for place in (-row, -row, None)],
        mode="lines",
        line={"color": faded(CONTEXT_GREY, 0.35), "width": 1},
        hoverinfo="skip",
        showlegend=False,
    )
    for sector in SECTORS:
        rows = [
            (place, row)
            for place, row in enumerate(shown.iter_rows(named=True))
            if row["sector"] == sector
        ]
        if rows:
            figure.add_trace(_bars(rows, sector, span, words))
    figure.update_layout(
        annotations=[_label(place, title) for place, title in enumerate(shown["title"])],
        barmode="overlay",
        showlegend=True,
        margin={"t": HEAD},
        legend={"y": 1.0, "yref": "container", "yanchor": "top"},
    )
    figure.update_yaxes(hidden_axis(), range=[0.5 - shown.height, 0.8])
    axis = year_axis(int(first), int(last))
    return figure.update_xaxes(
        axis, range=[first - 0.02 * span, last + FADE * span], side="top", showgrid=True
    )


def _label(place: int, title: str) -> go.layout.Annotation:
    """The record's title above its row: a bar may lie anywhere in it."""
    return go.layout.Annotation(
        text=escape(_short(title)),
        xref="paper",
        x=0,
        y=-place,
        yshift=12,
        xanchor="left",
        showarrow=False,
    )


def _bars(
    rows: list[tuple[int, dict[str, object]]], sector: str, span: float, words: Words
) -> go.Bar:
    colour = sector_colour(sector)
    pieces = [(place, row, piece) for place, row in rows for piece in _pieces(row, span)]
    return go.Bar(
        base=[round(piece.start, 3) for _, _, piece in pieces],
        x=[round(piece.end - piece.start, 3) for _, _, piece in pieces],
        y=[-place for place, _, _ in pieces],
        orientation="h",
        width=0.26,
        marker={"color": [faded(colour, piece.alpha) for _, _, piece in pieces]},
        hovertext=[_hover(row, words) for _, row, _ in pieces],
        hoverinfo="text",
        name=words.sector(sector),
        showlegend=True,
        customdata=[urlencode({"record": row["id"]}) for _, row, _ in pieces],
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _pieces(row: dict[str, object], span: float) -> Iterator[Piece]:
    """A bar's parts: pale where start or end may lie, solid between, fading if no end is told."""
    start, end = str(row["start"]), row["end"]
    opened, known = _possible(start)
    if known - opened > SHORTEST * span:
        yield Piece(opened, known, PALE)
    begin = known if len(start) < len("2018-10-01") else opened
    if end is None:
        yield Piece(begin - SHORTEST * span, begin, SOLID)
        step = FADE * span / len(FADING)
        for place, alpha in enumerate(FADING):
            yield Piece(begin + place * step, begin + (place + 1) * step, alpha)
        return
    closing, closed = _possible(str(end))
    solid = max(closing if closed - closing > SHORTEST * span else closed, begin)
    yield Piece(begin, max(solid, begin + SHORTEST * span), SOLID)
    if closed > solid:
        yield Piece(solid, closed, PALE)


def _possible(partial: str) -> tuple[float, float]:
    """The span of time that a partial date allows, in years with decimals."""
    parts = [int(part) for part in partial.split("-")]
    first = date(parts[0], *[*parts[1:], 1, 1][:2])
    if len(parts) == 1:
        after = date(parts[0] + 1, 1, 1)
    elif len(parts) == 2:  # noqa: PLR2004 - a year and a month
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    else:
        after = first + DAY
    return _decimal(first), _decimal(after)


def _decimal(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)


def _reach(shown: pl.DataFrame) -> tuple[float, float]:
    starts = [_possible(start) for start in shown["start"]]
    ends = [_possible(end)[1] for end in shown["end"].drop_nulls()]
    first = float(int(min(low for low, _ in starts)))
    return first, max([high for _, high in starts] + ends + [first + 1])


def _hover(row: dict[str, object], words: Words) -> str:
    end = row["end"]
    return words(
        "cooperation_bars.hover",
        title=escape(str(row["title"])),
        type=words.term("cooperation_type", str(row["type"])),
        sector=words.sector(str(row["sector"])),
        countries=words.countries(list(row["countries"])) if row["countries"] else "",  # type: ignore[call-overload]
        start=words.date(str(row["start"])),
        end=words.date(str(end)) if end else words("cooperation.no_end"),
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


def _year(records: pl.DataFrame, which: str) -> int:
    years = records["start_year"]
    return int(years.min() if which == "min" else years.max())  # type: ignore[arg-type]
