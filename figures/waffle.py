"""Records as squares: every square is one of them, so that a sample looks like what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import polars as pl

from data.words import Words
from figures.axes import hidden_axis
from figures.figure import Figure, Spec, heatmap, scatter
from figures.theme import base_figure

COLUMNS: Final = 40
MOST_LINES: Final = 12
LINE_HEIGHT: Final = 13
TITLE_LINES: Final = 1.7
AFTER_LINES: Final = 0.8
LEGEND_LINE: Final = 21
LEGEND_COLUMNS: Final = 3


@dataclass(frozen=True)
class Part:
    """Squares of one kind: how many records, in which colour, and what they are."""

    count: float
    colour: str
    name: str


@dataclass(frozen=True)
class Row:
    """A title and, below it, the squares of its parts."""

    title: str
    parts: Sequence[Part]


def counted(
    table: pl.DataFrame, row: str, part: str, count: str
) -> dict[str, dict[str | None, float]]:
    """The counts of a table by its column `row` and, within that, by `part`."""
    found: dict[str, dict[str | None, float]] = {}
    for key, name, number in table.select(row, part, count).iter_rows():
        found.setdefault(key, {})[name] = number
    return found


def square(rows: Sequence[Row]) -> int:
    """How many records one square stands for: 1, or the power of ten that makes them fit."""
    most = max((sum(part.count for part in row.parts) for row in rows), default=0)
    size = 1
    while most / size > COLUMNS * MOST_LINES:
        size *= 10
    return size


def waffle(rows: Sequence[Row], words: Words, *, legend: bool = True) -> Figure:
    """Rows of squares, filled line by line; parts of one name share an entry in the legend.

    A part that has records has at least one square.
    """
    size = square(rows)
    titles, squares = [], []
    low = 0.0
    for row in rows:
        low -= TITLE_LINES
        titles.append(_title(row, low))
        cells = [part for part in row.parts for _ in range(ceil(part.count / size - 1e-9))]
        lines = max(1, ceil(len(cells) / COLUMNS))
        if cells:
            squares.append(_squares(cells, lines, low))
        low -= lines + AFTER_LINES
    named = _legend(rows) if legend else []
    head = 12 + LEGEND_LINE * ceil(len(named) / LEGEND_COLUMNS) if named else 0
    figure = base_figure(round(-low * LINE_HEIGHT) + head, words)
    figure.add(*squares, *named)
    figure.update_layout(annotations=titles, showlegend=bool(named))
    figure.update_layout(margin={"t": head, "b": 0, "l": 0, "r": 0, "pad": 0})
    figure.update_yaxes(hidden_axis(), range=[low, 0])
    return figure.update_xaxes(hidden_axis(), range=[-0.5, COLUMNS - 0.5])


def _squares(cells: Sequence[Part], lines: int, top: float) -> Spec:
    parts = list(dict.fromkeys(cells))
    places = [parts.index(cell) for cell in cells]
    width = COLUMNS if lines > 1 else len(cells)
    padded: list[int | None] = [*places, *[None] * (lines * width - len(places))]
    grid = [padded[start : start + width] for start in range(0, len(padded), width)]
    names = [[None if p is None else parts[p].name for p in line] for line in grid]
    return heatmap(
        z=grid,
        x=list(range(width)),
        y=[top - line - 0.5 for line in range(lines)],
        hovertext=names,
        hoverinfo="text",
        hoverongaps=False,
        colorscale=_steps([part.colour for part in parts]),
        zmin=-0.5,
        zmax=len(parts) - 0.5,
        xgap=2,
        ygap=2,
    )


def _steps(colours: Sequence[str]) -> list[list[float | str]]:
    count = len(colours)
    return [
        [(place + end) / count, colour] for place, colour in enumerate(colours) for end in (0, 1)
    ]


def _title(row: Row, low: float) -> dict[str, Any]:
    return {
        "text": row.title,
        "xref": "paper",
        "x": 0,
        "y": low + 0.15,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "borderpad": 0,
    }


def _legend(rows: Sequence[Row]) -> list[Spec]:
    colours = {
        part.name: part.colour for row in rows for part in row.parts if part.count and part.name
    }
    order = sorted(
        colours, key=lambda name: -sum(p.count for r in rows for p in r.parts if p.name == name)
    )
    return [
        scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 10, "color": colour},
            name=name,
            showlegend=True,
        )
        for name, colour in ((name, colours[name]) for name in order)
    ]
