"""A network as circles and lines: the size of a circle is its records, of a line what is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

import polars as pl

from data.words import Words
from figures.axes import hidden_axis
from figures.figure import Figure, Spec, scatter
from figures.markup import escaped
from figures.node_layout import ROOM, Box, layout
from figures.theme import CONTEXT_GREY, GROUND, base_figure, faded

LETTER: Final = 6.6
LINE: Final = 15
LARGEST, SMALLEST = 30, 9
WIDEST: Final = 5
LETTERS: Final = 15


@dataclass(frozen=True)
class Node:
    """A circle: its key, name, amount, colour and what is said when it is pointed at."""

    key: str
    name: str
    amount: float
    colour: str
    hover: str


@dataclass(frozen=True)
class Spot:
    """A node in its place: x and y of the circle's middle, its size, its name's lines."""

    node: Node
    x: float
    y: float
    size: float
    lines: tuple[str, ...]


def network(nodes: Sequence[Node], edges: pl.DataFrame, words: Words) -> Figure:
    """Circles with their names below, the largest first, joined by lines.

    Takes the nodes and origin, destination, weight of their links. A line has the colour of its
    end where the other end is context; other lines are grey.
    """
    spots, height = _spots(nodes, edges)
    figure = base_figure(round(height), words)
    figure.add(_circles(list(spots.values()), ground=True))
    figure.add(_circles(list(spots.values()), ground=False))
    names = [
        {
            "x": spot.x,
            "y": spot.y,
            "yshift": -spot.size / 2,
            "text": "<br>".join(map(escaped, spot.lines)),
            "yanchor": "top",
            "showarrow": False,
            "borderpad": 0,
        }
        for spot in sorted(spots.values(), key=lambda spot: -spot.node.amount)
    ]
    lines = [_lines(pairs, *look) for look, pairs in _grouped(edges, spots).items()]
    figure.update_layout(shapes=lines, annotations=names)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    figure.update_yaxes(hidden_axis(), range=[0, 1])
    return figure.update_xaxes(hidden_axis(), range=[0, 1])


def _spots(nodes: Sequence[Node], edges: pl.DataFrame) -> tuple[dict[str, Spot], float]:
    most = max((node.amount for node in nodes), default=1)
    sizes = {node.key: max(SMALLEST, LARGEST * (node.amount / most) ** 0.5) for node in nodes}
    names = {node.key: named(node.name) for node in nodes}
    boxes = {key: _box(names[key], size) for key, size in sizes.items()}
    laid = layout(edges, boxes)
    spots = {}
    for node in nodes:
        x, y = laid.places[node.key]
        x = round(x, 4)
        size, half = sizes[node.key], (boxes[node.key][1] - ROOM) / 2
        circle = round(y + (half - size / 2) / laid.height, 4)
        spots[node.key] = Spot(node, x, circle, size, names[node.key])
    return spots, laid.height


def named(name: str) -> tuple[str, ...]:
    """A name on at most two lines; what does not fit is cut."""
    first, *rest = wrap(name, LETTERS) or [""]
    if len(rest) > 1:
        return first, f"{rest[0][: LETTERS - 1]}…"
    return (first, *rest)


def _box(lines: tuple[str, ...], size: float) -> Box:
    return max(size, LETTER * max(map(len, lines))) + ROOM, size + LINE * len(lines) + ROOM


def _grouped(
    edges: pl.DataFrame, spots: dict[str, Spot]
) -> dict[tuple[str, int], list[tuple[Spot, Spot]]]:
    """Links by colour and width, so that they are few paths; the thick ones come last."""
    groups: dict[tuple[str, int], list[tuple[Spot, Spot]]] = {}
    for origin, destination, weight in edges.select("origin", "destination", "weight").iter_rows():
        ends = spots[origin], spots[destination]
        own = [end.node.colour for end in ends if end.node.colour != CONTEXT_GREY]
        colour = own[0] if len(own) == 1 else CONTEXT_GREY
        groups.setdefault((colour, min(WIDEST, round(weight))), []).append(ends)
    return dict(sorted(groups.items(), key=lambda group: group[0][1]))


def _lines(pairs: Sequence[tuple[Spot, Spot]], colour: str, width: int) -> Spec:
    """One path of several lines, which a browser draws faster than a trace."""
    return {
        "type": "path",
        "path": "".join(f"M{a.x},{a.y}L{b.x},{b.y}" for a, b in pairs),
        "line": {"color": faded(colour, 0.5), "width": 0.6 + 0.9 * width},
        "layer": "below",
    }


def _circles(spots: Sequence[Spot], *, ground: bool) -> Spec:
    """The circles, or what lies under them, so that no line shows through a faint one."""
    return scatter(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        mode="markers",
        marker={
            "size": [spot.size for spot in spots],
            "color": GROUND if ground else [spot.node.colour for spot in spots],
            "opacity": 1,
            "line": {"width": 0},
        },
        hovertext=[spot.node.hover for spot in spots],
        hoverinfo="skip" if ground else "text",
    )
