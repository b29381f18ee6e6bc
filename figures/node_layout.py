"""Where the nodes of a network lie: the same network lies the same way every time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import networkx as nx
import numpy as np
import polars as pl

WIDTH: Final = 330.0
"""Pixels of the narrowest drawing; a wider one only spreads the nodes sideways."""

SEED: Final = 7
PULLS: Final = 50
STIR: Final = 0.05
"""How far nodes begin from where the spectrum puts them, which is one spot for those alike."""
PUSHES: Final = 150
FILLED: Final = (0.45, 0.4, 0.35, 0.3, 0.25, 0.2)
"""Parts of the drawing that the boxes may fill, from the tightest on."""

ROOM: Final = 6
"""Pixels of a box that may overlap another's, since they only keep names apart."""

Box = tuple[float, float]
Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Group = tuple[list[str], Points]


@dataclass(frozen=True)
class Layout:
    """Middles of the nodes' boxes, x and y from 0 to 1, y upwards, and the height they need."""

    places: dict[str, tuple[float, float]]
    height: float


def layout(edges: pl.DataFrame, boxes: Mapping[str, Box]) -> Layout:
    """Nodes laid out so that at WIDTH or wider no name touches another.

    Takes origin, destination, weight, and the pixels (width, height) that each node takes with its
    name. Groups without a link between them lie under each other, the largest on top; springs pull
    the linked together, then boxes that overlap are pushed apart. The drawing grows in height until
    none does; names that still touch after that stay so.
    """
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges.select("origin", "destination", "weight").iter_rows())
    area = sum(boxes[node][0] * boxes[node][1] for node in graph)
    groups = sorted(map(sorted, nx.connected_components(graph)), key=lambda g: (-len(g), g))
    pulled = [(group, _pulled(graph.subgraph(group), group)) for group in groups]
    found = Layout({}, 0)
    for filled in FILLED:
        found = _at(pulled, boxes, area / WIDTH / filled)
        if not _touching(found, boxes):
            break
    return found


def _at(pulled: Sequence[Group], boxes: Mapping[str, Box], height: float) -> Layout:
    areas = [sum(boxes[node][0] * boxes[node][1] for node in group) for group, _ in pulled]
    # A small group needs room for its largest box, however small its part of the area.
    bands = [
        max(height * area / sum(areas), 2 * max(boxes[node][1] for node in group))
        for (group, _), area in zip(pulled, areas, strict=True)
    ]
    whole = sum(bands)
    places: dict[str, tuple[float, float]] = {}
    top = whole
    for (group, points), band in zip(pulled, bands, strict=True):
        halves: Points = np.array([boxes[node] for node in group]) / 2
        frame = np.array([WIDTH, band])
        apart = _apart(points * (frame - 2 * halves) + halves, halves, frame)
        for node, (x, y) in zip(group, apart, strict=True):
            places[node] = (float(x / WIDTH), float((top - band + y) / whole))
        top -= band
    return Layout(places, whole)


def _touching(found: Layout, boxes: Mapping[str, Box]) -> bool:
    scale = (WIDTH, found.height)
    return any(
        all(
            abs(found.places[a][side] - found.places[b][side]) * scale[side]
            < (boxes[a][side] + boxes[b][side]) / 2 - ROOM
            for side in (0, 1)
        )
        for a, b in combinations(found.places, 2)
    )


def _pulled(graph: nx.Graph, group: list[str]) -> Points:
    """Where springs pull the nodes of a group, each side from 0 to 1.

    From the network's spectrum a quarter of the pulls gives as few crossings as from chance.
    """
    ordered = nx.Graph()
    ordered.add_nodes_from(group)
    ordered.add_weighted_edges_from(
        sorted((*sorted((a, b)), w) for a, b, w in graph.edges.data("weight"))
    )
    stirred = np.random.default_rng(SEED)
    begun = {
        node: place + STIR * stirred.standard_normal(2)
        for node, place in nx.spectral_layout(ordered).items()
    }
    pulled = nx.spring_layout(
        ordered, pos=begun, seed=SEED, iterations=PULLS, k=1.6 / len(group) ** 0.5
    )
    points: Points = np.array([pulled[node] for node in group], dtype=np.float64)
    spread = np.ptp(points, axis=0)
    unit: Points = (points - points.min(axis=0)) / np.where(spread > 0, spread, 1)
    return unit


def _apart(
    points: Points, halves: Points, frame: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> Points:
    """Push boxes that overlap apart along the side where they overlap less, inside the frame."""
    each = np.arange(len(points))
    order = np.sign(each[:, None] - each)
    room = halves[:, None, :] + halves[None, :, :]
    room[each, each] = -1  # A box does not overlap itself.
    for _ in range(PUSHES):
        gap = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(gap)
        one, other = np.nonzero((overlap[..., 0] > 0) & (overlap[..., 1] > 0))
        if not one.size:
            break
        less = np.where(overlap[one, other, 0] < overlap[one, other, 1], 0, 1)
        apart = gap[one, other, less]
        way = np.where(apart == 0, order[one, other], np.sign(apart))
        push = np.zeros_like(points)
        np.add.at(push, (one, less), way * overlap[one, other, less])
        points = np.clip(points + 0.35 * push, halves, frame - halves)
    return points
