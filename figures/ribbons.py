"""The geometry of flows through columns of nodes: where each node lies, and each ribbon's outline.

Columns stand at x = 0 … 1; y runs down from 0 to 1. Nodes and ribbons have heights in one scale,
so that equal amounts look equal everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

BEND: Final = 0.5


@dataclass(frozen=True)
class Node:
    """A node of a column: its code, its amount, its place across, its upper and lower edge."""

    code: str
    amount: float
    x: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where its name belongs."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Ribbon:
    """A flow between two nodes of neighbouring columns: its amount and its outline as a path."""

    source: str
    target: str
    amount: float
    path: str
    x: float
    y: float


def columns(
    codes: Sequence[Sequence[str]], amounts: Sequence[Mapping[str, float]], gap: float
) -> list[list[Node]]:
    """The nodes of each column from top to bottom, in the order of their codes.

    `amounts` holds each column's amounts by code; `gap` is the least free height between two
    nodes. Shorter columns have wider gaps and reach as far down as the longest.
    """
    scales = [
        (1 - gap * (len(column) - 1)) / total
        for column, held in zip(codes, amounts, strict=True)
        if (total := sum(held[code] for code in column))
    ]
    places = [place / max(1, len(codes) - 1) for place in range(len(codes))]
    return [
        _column(column, held, min(scales, default=0), x)
        for column, held, x in zip(codes, amounts, places, strict=True)
    ]


def _column(codes: Sequence[str], held: Mapping[str, float], scale: float, x: float) -> list[Node]:
    free = 1 - scale * sum(held[code] for code in codes)
    step = free / (len(codes) - 1) if len(codes) > 1 else 0.0
    top = 0.0 if len(codes) > 1 else free / 2
    nodes = []
    for code in codes:
        bottom = top + held[code] * scale
        nodes.append(Node(code, held[code], x, top, bottom))
        top = bottom + step
    return nodes


def ribbons(links: pl.DataFrame, left: Sequence[Node], right: Sequence[Node]) -> list[Ribbon]:
    """The ribbons between two columns; `links` has source, target and amount.

    At each node they lie in the order of the nodes at their other ends, so that few cross.
    """
    sources = {node.code: place for place, node in enumerate(left)}
    targets = {node.code: place for place, node in enumerate(right)}
    amounts = {(s, t): a for s, t, a in links.select("source", "target", "amount").iter_rows()}
    by_source = sorted(amounts, key=lambda link: (sources[link[0]], targets[link[1]]))
    by_target = sorted(amounts, key=lambda link: (targets[link[1]], sources[link[0]]))
    leaves = _stacked(by_source, amounts, 0, left)
    arrives = _stacked(by_target, amounts, 1, right)
    return [
        _ribbon(link, amounts[link], (left[0].x, *leaves[link]), (right[0].x, *arrives[link]))
        for link in by_source
    ]


Link = tuple[str, str]
Span = tuple[float, float]


def _stacked(
    ordered: Sequence[Link], amounts: Mapping[Link, float], end: int, nodes: Sequence[Node]
) -> dict[Link, Span]:
    """Upper and lower edge of each link at the nodes of one of its ends."""
    free = {node.code: node.top for node in nodes}
    scales = {node.code: (node.bottom - node.top) / (node.amount or 1) for node in nodes}
    spans = {}
    for link in ordered:
        top = free[link[end]]
        free[link[end]] = top + amounts[link] * scales[link[end]]
        spans[link] = (top, free[link[end]])
    return spans


def _ribbon(
    link: Link, amount: float, start: tuple[float, float, float], end: tuple[float, float, float]
) -> Ribbon:
    (x0, top0, bottom0), (x1, top1, bottom1) = start, end
    bend = x0 + (x1 - x0) * BEND
    upper = f"M{x0:.4g},{top0:.4f}C{bend:.4g},{top0:.4f} {bend:.4g},{top1:.4f} {x1:.4g},{top1:.4f}"
    lower = f"L{x1:.4g},{bottom1:.4f}C{bend:.4g},{bottom1:.4f} {bend:.4g},{bottom0:.4f}"
    middle = (top0 + bottom0 + top1 + bottom1) / 4
    return Ribbon(*link, amount, f"{upper}{lower} {x0:.4g},{bottom0:.4f}Z", bend, middle)
