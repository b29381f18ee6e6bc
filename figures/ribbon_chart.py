"""Draws the nodes and ribbons of `figures.ribbons`, with names that stay readable anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from data.words import Words
from figures.figure import Figure, scatter
from figures.ribbons import Node, Ribbon
from figures.theme import base_figure, faded

NODE_WIDTH: Final = 8
ALPHA: Final = 0.38
THINNEST: Final = 1.0
EDGE: Final = 14
SMALL: Final = 12
LETTER, SMALL_LETTER = 6.5, 6.0


@dataclass(frozen=True)
class Style:
    """How nodes and ribbons are shown and told; `brief` is an amount without its unit's name.

    `change` is what a click on one makes of the address, as in `Card`; empty for nothing.
    """

    node_colour: Callable[[Node], str]
    ribbon_colour: Callable[[Ribbon], str]
    name: Callable[[Node], str]
    brief: Callable[[float], str]
    amount: Callable[[float], str]
    ribbon_text: Callable[[Ribbon], str]
    change: Callable[[Node | Ribbon], str]


def ribbon_chart(
    columns: Sequence[Sequence[Node]],
    bands: Sequence[Ribbon],
    style: Style,
    height: int,
    words: Words,
) -> Figure:
    """Columns of nodes joined by ribbons; names stand outside the first and the last column.

    Nodes are as many pixels wide on a telephone as on a wall, so that names keep their place.
    """
    nodes = [node for column in columns for node in column]
    clear = {"marker": {"opacity": 0}}
    figure = base_figure(height, words)
    figure.update_layout(
        margin={
            "l": _room(columns[0], style),
            "r": _room(columns[-1], style),
            "t": EDGE,
            "b": EDGE,
        },
        shapes=[_band(band, style) for band in bands] + [_bar(n, style, height) for n in nodes],
        annotations=[_label(node, style) for node in nodes],
    )
    figure.add(
        scatter(
            x=[band.x for band in bands] + [node.x for node in nodes],
            y=[band.y for band in bands] + [node.middle for node in nodes],
            mode="markers",
            marker={"size": 16, "opacity": 0},
            hovertext=[style.ribbon_text(band) for band in bands]
            + [f"{style.name(node)}: {style.amount(node.amount)}" for node in nodes],
            hoverinfo="text",
            customdata=[*map(style.change, bands), *map(style.change, nodes)],
            selected=clear,
            unselected=clear,
        )
    )
    figure.update_xaxes(visible=False, range=[0, 1])
    return figure.update_yaxes(visible=False, range=[1, 0])


def _room(nodes: Sequence[Node], style: Style) -> float:
    """Pixels that the names of an outer column need."""
    widths = [
        max(LETTER * len(style.name(node)), SMALL_LETTER * len(style.brief(node.amount)))
        for node in nodes
    ]
    return EDGE + NODE_WIDTH + max(widths, default=0)


def _band(band: Ribbon, style: Style) -> dict[str, object]:
    return {
        "type": "path",
        "path": band.path,
        "fillcolor": faded(style.ribbon_colour(band), ALPHA),
        "line": {"width": 0},
        "layer": "below",
    }


def _bar(node: Node, style: Style, height: int) -> dict[str, object]:
    """A node; one too small to be seen is drawn as a hairline."""
    return {
        "type": "rect",
        "xsizemode": "pixel",
        "xanchor": node.x,
        "x0": -NODE_WIDTH / 2,
        "x1": NODE_WIDTH / 2,
        "y0": node.top,
        "y1": max(node.bottom, node.top + THINNEST / height),
        "fillcolor": style.node_colour(node),
        "line": {"width": 0},
    }


def _label(node: Node, style: Style) -> dict[str, object]:
    before = node.x == 0
    amount = f"<span style='font-size:{SMALL}px'>{style.brief(node.amount)}</span>"
    return {
        "x": node.x,
        "y": node.middle,
        "text": f"{style.name(node)}<br>{amount}",
        "showarrow": False,
        "xanchor": "right" if before else "left",
        "xshift": -NODE_WIDTH if before else NODE_WIDTH,
        "align": "right" if before else "left",
    }
