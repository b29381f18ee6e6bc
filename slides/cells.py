"""Heat maps as cells: a square each, with the words in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from figures.figure import Spec
from slides import letters
from slides.axis import Axis
from slides.colours import on_scale
from slides.marks import Box, Part, Run, Text
from slides.markup import lines_of
from slides.plain import clear, listed
from slides.stage import Stage

SMALLEST: Final = 10.0


def cells(stage: Stage) -> Iterator[Part]:
    """The cells of every heat map of a figure; a cell without a value is not drawn."""
    for trace in stage.figure.traces:
        if trace["type"] == "heatmap" and not clear(trace):
            yield from _map(trace, stage)


def _map(trace: Spec, stage: Stage) -> Iterator[Part]:
    grid = [listed(row) for row in listed(trace.get("z"))]
    count = max(map(len, grid), default=0)
    across, down = stage.axes[trace.get("xaxis", "x")], stage.axes[trace.get("yaxis", "y")]
    xs = listed(trace.get("x")) or list(range(count))
    ys = listed(trace.get("y")) or list(range(len(grid)))
    waffle = not across.visible and not down.visible
    if waffle:
        across = _as_wide_as_high(across, _step(xs, across), _step(ys, down), _longest(stage))
    width, height = _step(xs, across), _step(ys, down)
    tall = min(width, height) if waffle else height
    texts = [listed(row) for row in listed(trace.get("text"))] if trace.get("texttemplate") else []
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            if value is None:
                continue
            x, y = across.at(xs[c]), down.at(ys[r]) - (height - tall) / 2
            yield Part("data", _cell(x, y, (width, tall), _colour(value, grid, trace), trace))
            text = str(texts[r][c] or "") if texts else ""
            if text:
                yield Part("value", _text(text, x, y, (width, height), stage))


def _longest(stage: Stage) -> int:
    """The most cells that a line of any of a figure's heat maps has."""
    grids = (listed(t.get("z")) for t in stage.figure.traces if t["type"] == "heatmap")
    return max(len(listed(row)) for grid in grids for row in grid)


def _as_wide_as_high(across: Axis, width: float, height: float, longest: int) -> Axis:
    """An axis on which cells that are squares on a screen are so on a slide, if all fit then."""
    whole = across.end - across.start
    wide = min(height, whole / longest)
    return replace(across, end=across.start + whole * wide / width)


def _step(places: Sequence[Any], axis: Axis) -> float:
    """The size of a cell in pixels: from one place to the next."""
    numbers = sorted({axis.number(place) for place in places})
    steps = [b - a for a, b in pairwise(numbers)]
    return abs(axis.unit) * min(steps, default=1.0)


def _cell(x: float, y: float, size: tuple[float, float], colour: str, trace: Spec) -> Box:
    width = size[0] - float(trace.get("xgap", 0))
    height = size[1] - float(trace.get("ygap", 0))
    return Box(x - width / 2, y - height / 2, width, height, colour)


def _colour(value: Any, grid: list[list[Any]], trace: Spec) -> str:
    known = [cell for row in grid for cell in row if cell is not None]
    low = float(trace["zmin"]) if trace.get("zmin") is not None else min(known)
    high = float(trace["zmax"]) if trace.get("zmax") is not None else max(known)
    part = (float(value) - low) / ((high - low) or 1)
    return on_scale(min(1.0, max(0.0, part)), [list(step) for step in trace["colorscale"]])


def _text(text: str, x: float, y: float, size: tuple[float, float], stage: Stage) -> Text:
    """Words in a cell, made smaller where they are wider than it."""
    room = size[0] - 4
    letter = stage.size
    wide = letters.size_of(Text(0, 0, lines_of(text, Run("", letter))))[0]
    if wide > room:
        letter = max(stage.figure.least or SMALLEST, letter * room / wide)
    block = lines_of(text, Run("", letter))
    return Text(x, y - letters.size_of(Text(0, 0, block))[1] / 2, block, "middle")
