"""Changes as dots, each on a bar that holds the middle half of the others' changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from data.words import Words
from figures.axes import hidden_axis
from figures.figure import Figure, Spec, scatter
from figures.theme import CONTEXT_GREY, GROUND, base_figure, faded

HEAD: Final = 32
TITLE: Final = 40
STRIP: Final = 30
SCALE: Final = 28
NOTCH: Final = 5
GAP: Final = 16
ROOM: Final = 0.08
NEAR_EDGE: Final = 0.9
SOLID: Final = 1.6
SHARES: Final = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True)
class Others:
    """The lower quartile, the median and the upper quartile of the others, and what they say."""

    lower: float
    median: float
    upper: float
    hover: str


@dataclass(frozen=True)
class Strip:
    """A row: two lines of words and, where there is a change, its dot and those it is beside."""

    title: str
    detail: str
    colour: str
    change: float | None = None
    hover: str = ""
    others: Others | None = None


def change_strips(
    rows: Sequence[Strip], key: str, named: Callable[[float], str], words: Words
) -> Figure:
    """Rows from the top down, those with a change first, on one scale of shares.

    `key` says what the marks are, `named` words a share on the scale.
    """
    figure = base_figure(HEAD, words)
    low, high = _reach(rows)
    figure.add_annotation(_text(key, 0))
    top, last = -HEAD, sum(row.change is not None for row in rows) - 1
    for place, row in enumerate(sorted(rows, key=lambda row: row.change is None)):
        figure.add_annotation(_text(f"<b>{row.title}</b><br>{row.detail}", top))
        top -= TITLE
        if row.change is not None:
            figure.add_shape(_mark(0, top, STRIP, 2))
            figure.add(*_strip(row, top - STRIP / 2))
            top -= STRIP
        if place == last:
            _scale(figure, top, (low, high), named)
            top -= SCALE
        top -= GAP
    figure.update_layout(height=-top, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    figure.update_yaxes(hidden_axis(), range=[top, 0])
    return figure.update_xaxes(hidden_axis(), range=[low, high])


def _reach(rows: Sequence[Strip]) -> tuple[float, float]:
    ends = [0.0, *(row.change for row in rows if row.change is not None)]
    ends += [end for row in rows if row.others for end in (row.others.lower, row.others.upper)]
    room = (max(ends) - min(ends)) * ROOM or ROOM
    return min(ends) - room, max(ends) + room


def _text(text: str, top: float) -> Spec:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }


def _mark(share: float, top: float, height: float, width: int) -> Spec:
    return {
        "type": "line",
        "x0": share,
        "x1": share,
        "y0": top,
        "y1": top - height,
        "line": {"color": CONTEXT_GREY, "width": width},
        "layer": "below",
    }


def _scale(
    figure: Figure, top: float, reach: tuple[float, float], named: Callable[[float], str]
) -> None:
    """The shares below the last strip."""
    low, high = reach
    for share in (share for share in SHARES if low <= share <= high):
        figure.add_shape(_mark(share, top, NOTCH, 1))
        figure.add_annotation(
            text=named(share),
            x=share,
            xanchor=_anchor((share - low) / (high - low)),
            y=top - NOTCH,
            yanchor="top",
            showarrow=False,
        )


def _anchor(part: float) -> str:
    """Which part of a word stands at this part of the width: one near an edge is not cut there."""
    return "left" if part < 1 - NEAR_EDGE else "right" if part > NEAR_EDGE else "center"


def _strip(row: Strip, y: float) -> list[Spec]:
    edge = {"width": 1.5, "color": GROUND}
    disc = {"symbol": "circle", "size": 15, "color": row.colour, "line": edge}
    own = _point(row.change, y, disc, row.hover)
    others = row.others
    if others is None:
        return [own]
    bar = scatter(
        x=[others.lower, others.upper],
        y=[y, y],
        mode="lines",
        line={"color": faded(CONTEXT_GREY, 0.5), "width": 12},
        hovertext=others.hover,
        hoverinfo="text",
    )
    stroke = {"width": 3, "color": faded(CONTEXT_GREY, SOLID)}
    tick = {"symbol": "line-ns", "size": 16, "line": stroke}
    return [bar, _point(others.median, y, tick, others.hover), own]


def _point(x: float | None, y: float, marker: dict[str, object], hover: str) -> Spec:
    return scatter(x=[x], y=[y], mode="markers", marker=marker, hovertext=hover, hoverinfo="text")
