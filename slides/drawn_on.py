"""What a figure's layout draws on its plot: shapes, and notes with or without a leader."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from typing import Any, Final

from figures.figure import Spec
from figures.labels import spread
from slides import letters
from slides.line_ends import end_notes
from slides.marks import INK, MUTED, Area, Box, Disc, Mark, Part, Pen, Point, Ring, Run, Text, Way
from slides.markup import lines_of
from slides.stage import Stage

STEPS: Final = 24
COMMAND: Final = re.compile(r"([MLHVCQZ])([^MLHVCQZ]*)", re.IGNORECASE)
NUMBER: Final = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?", re.IGNORECASE)
PAD: Final = 1.0


def shapes(stage: Stage, *, below: bool) -> Iterator[Part]:
    """The lines, boxes and paths that lie below or above the data."""
    for shape in stage.figure.layout.get("shapes") or ():
        if (shape.get("layer", "above") == "below") == below:
            for mark in _shape(shape, stage):
                yield Part("below" if below else "above", mark)


def _shape(shape: Spec, stage: Stage) -> Iterator[Mark]:
    pen, fill = _pen(shape), str(shape.get("fillcolor") or "")
    if shape.get("type") == "path":
        rings = tuple(_rings(str(shape["path"]), shape, stage))
        if fill:
            yield Area(rings, fill, pen)
        elif pen:
            yield from (Way(ring, pen) for ring in rings)
        return
    left, right = (_across(shape, end, stage) for end in ("x0", "x1"))
    top, bottom = (_down(shape, end, stage) for end in ("y0", "y1"))
    if shape.get("type") == "line":
        if pen:
            yield Way(((left, top), (right, bottom)), pen)
        return
    x, y, width, height = min(left, right), min(top, bottom), abs(right - left), abs(bottom - top)
    if shape.get("type") == "circle":
        yield Disc(x + width / 2, y + height / 2, min(width, height) / 2, fill, pen)
    else:
        yield Box(x, y, width, height, fill, pen)


def _pen(shape: Spec) -> Pen | None:
    line = shape.get("line", {})
    width = float(line.get("width", 2))
    if not width:
        return None
    return Pen(str(line.get("color") or INK), width, str(line.get("dash") or "solid"))


def _across(shape: Spec, end: str, stage: Stage) -> float:
    reference = str(shape.get("xref", "x"))
    if shape.get("xsizemode") == "pixel":
        return stage.across(shape["xanchor"], reference) + float(shape[end])
    return stage.across(shape[end], reference)


def _down(shape: Spec, end: str, stage: Stage) -> float:
    reference = str(shape.get("yref", "y"))
    if shape.get("ysizemode") == "pixel":
        return stage.down(shape["yanchor"], reference) - float(shape[end])
    return stage.down(shape[end], reference)


def _rings(path: str, shape: Spec, stage: Stage) -> Iterator[Ring]:
    """The rings of an SVG path with absolute commands; curves become short lines."""
    ring: list[Point] = []
    for command, told in COMMAND.findall(path):
        numbers = [float(number) for number in NUMBER.findall(told)]
        ends = list(zip(numbers[::2], numbers[1::2], strict=False))
        if command == "M" and ring:
            yield tuple(ring)
            ring = []
        here = [
            (
                stage.across(x, str(shape.get("xref", "x"))),
                stage.down(y, str(shape.get("yref", "y"))),
            )
            for x, y in ends
        ]
        if command == "C":
            for start in range(0, len(here), 3):
                ring += _curve([ring[-1], *here[start : start + 3]])
        else:
            ring += here
    if ring:
        yield tuple(ring)


def _curve(ends: list[Point]) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ends
    for step in range(1, STEPS + 1):
        t = step / STEPS
        u = 1 - t
        a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def notes(stage: Stage) -> Iterator[Part]:
    """The notes of a figure; a leader goes before its words."""
    seen = [
        note
        for note in stage.figure.layout.get("annotations") or ()
        if note.get("visible", True) and note.get("text")
    ]
    ends = [id(note) for note in end_notes(stage.figure, stage.figure.traces) if note]
    for note, moved in zip(seen, _apart(seen, stage), strict=True):
        for part in _note(moved, stage):
            yield replace(part, role="end") if id(note) in ends else part


def _apart(seen: list[Spec], stage: Stage) -> list[Spec]:
    """Notes with the ends of leaders that stand in a column apart, on a plot of any height."""
    columns: dict[tuple[float, str], list[int]] = defaultdict(list)
    for place, note in enumerate(seen):
        if note.get("showarrow", True) and note.get("xanchor") == "left":
            columns[_across_note(note, stage), str(note.get("yref", "y"))].append(place)
    moved = list(seen)
    for places in columns.values():
        middles = {place: _down_note(seen[place], stage) for place in places}
        ordered = sorted(places, key=lambda place: middles[place] + float(seen[place].get("ay", 0)))
        ends = [middles[place] + float(seen[place].get("ay", 0)) for place in ordered]
        for place, end in zip(ordered, spread(ends, letters.LEADING * stage.size), strict=True):
            moved[place] = seen[place] | {"ay": end - middles[place]}
    return moved


def _across_note(note: Spec, stage: Stage) -> float:
    return stage.across(note.get("x", 0.5), str(note.get("xref", "x"))) + float(
        note.get("xshift", 0)
    )


def _down_note(note: Spec, stage: Stage) -> float:
    return stage.down(note.get("y", 0.5), str(note.get("yref", "y"))) - float(note.get("yshift", 0))


def _note(note: Spec, stage: Stage) -> Iterator[Part]:
    x, y = _across_note(note, stage), _down_note(note, stage)
    font = note.get("font", {})
    colour = str(font.get("color") or INK)
    weight = font.get("weight")
    size = float(font.get("size") or stage.size)
    look = Run("", size, bold=str(weight) in ("bold", "600", "700"), colour=colour)
    block = lines_of(str(note["text"]), look)
    width, height = letters.size_of(Text(0, 0, block))
    pad = float(note.get("borderpad", PAD)) + PAD
    if note.get("showarrow", True):
        end = (x + float(note.get("ax", -10)), y + float(note.get("ay", -30)))
        yield from _leader((x, y), end, note)
        x, y = end
    across = _anchor(note.get("xanchor", "auto"), note, "x")
    left = {"start": x + pad, "middle": x - width / 2, "end": x - width - pad}[across]
    top = {
        "start": y + pad,
        "middle": y - height / 2,
        "end": y - height - pad,
    }[_anchor(note.get("yanchor", "auto"), note, "y")]
    align = {"left": "start", "right": "end"}.get(str(note.get("align", "center")), "middle")
    if len(block) == 1:
        align = across
    place: dict[str, float] = {"start": left, "middle": left + width / 2, "end": left + width}
    yield Part(
        "above",
        Text(place[align], top, block, align, float(note.get("textangle") or 0)),  # type: ignore[arg-type]
    )


def _anchor(told: Any, note: Spec, letter: str) -> str:
    """Which end of the words lies at the place, as `start`, `middle` or `end`."""
    known = {"left": "start", "right": "end", "top": "start", "bottom": "end"}
    if told in known:
        return known[told]
    if told == "auto" and note.get(f"{letter}ref") == "paper" and not note.get("showarrow", True):
        part = float(note.get(letter, 0.5))
        ends = ("start", "end") if letter == "x" else ("end", "start")
        return ends[0] if part <= 1 / 3 else ends[1] if part >= 2 / 3 else "middle"
    return "middle"


def _leader(start: Point, end: Point, note: Spec) -> Iterator[Part]:
    if hypot(end[0] - start[0], end[1] - start[1]) > 1:
        pen = Pen(str(note.get("arrowcolor") or MUTED), float(note.get("arrowwidth") or 1))
        yield Part("above", Way((start, end), pen))
