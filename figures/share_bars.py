"""Shares as dots with their intervals, on one scale that holds nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.words import Words
from figures.axes import category_axis
from figures.figure import Figure, Spec, scatter
from figures.spans import spans
from figures.theme import CONTEXT_GREY, GROUND, TEXT_SIZE, base_figure

ROW: Final = 34
FOOT: Final = 30
LETTER: Final = 0.56 * TEXT_SIZE
EDGE: Final = 18
BEFORE: Final = 0.03


@dataclass(frozen=True)
class Share:
    """A row: its name, what stands beside it, the share and its interval (None: too young)."""

    name: str
    told: str
    colour: str
    share: float | None
    low: float | None
    high: float | None
    hover: str


def share_bars(rows: Sequence[Share], words: Words) -> Figure:
    """A dot for each share on the bar of its interval, the first on top; what is told to the right.

    A row without a share has its name and words alone.
    """
    figure = base_figure(ROW * len(rows) + FOOT, words)
    # Names of rows that look like numbers would be read as places, and two may have one name.
    places = [f"row {place}" for place in range(len(rows))]
    known = [(at, row) for at, row in zip(places, rows, strict=True) if row.share is not None]
    bands = spans(
        [at for at, _ in known],
        [(row.low, row.high) for _, row in known],
        8,
        [row.hover for _, row in known],
    )
    figure.add(bands, _dots(known))
    for at, row in zip(places, rows, strict=True):
        figure.add_annotation(_told(at, row.told))
    names = [row.name for row in rows]
    widest = max((len(row.told) for row in rows), default=0)
    ends = [end for _, row in known for end in (row.low, row.high) if end is not None]
    low, high = min([0.0, *ends]), max([0.05, *ends])
    figure.update_layout(margin={"t": 4, "b": FOOT - 4, "r": round(widest * LETTER + EDGE)})
    figure.update_yaxes(category_axis(places, names, reverse=True), automargin=True)
    return figure.update_xaxes(
        range=[low - (high - low) * BEFORE, high + (high - low) * BEFORE],
        tickformat=".0%",
        tickangle=0,
        showgrid=True,
        gridwidth=1,
        nticks=4,
        zeroline=True,
        zerolinecolor=CONTEXT_GREY,
    )


def _dots(known: Sequence[tuple[str, Share]]) -> Spec:
    return scatter(
        x=[row.share for _, row in known],
        y=[at for at, _ in known],
        mode="markers",
        marker={
            "size": 13,
            "color": [row.colour for _, row in known],
            "line": {"width": 1.5, "color": GROUND},
        },
        hovertext=[row.hover for _, row in known],
        hoverinfo="text",
    )


def _told(at: str, text: str) -> Spec:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": at,
        "yanchor": "middle",
        "text": text,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }
