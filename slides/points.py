"""Scatter traces: lines that break at gaps, bands between them, dots, and the words beside dots."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from figures.figure import Spec
from figures.theme import LINE_WIDTH, faded
from slides import letters
from slides.marks import Area, Disc, Mark, Part, Pen, Point, Ring, Role, Run, Text, Way
from slides.markup import lines_of
from slides.plain import aside, clear, each, listed
from slides.stage import Stage

DOT: Final = 6.0
BESIDE: Final = 3.0
CORNERS: Final = {
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle-up": ((0, -1.1), (1, 0.8), (-1, 0.8)),
    "triangle-down": ((0, 1.1), (1, -0.8), (-1, -0.8)),
    "cross": (
        *((-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35)),
        *((0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35)),
    ),
}
STROKES: Final = {
    "line-ns": (((0, -1), (0, 1)),),
    "line-ew": (((-1, 0), (1, 0)),),
    "x-thin": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
}


@dataclass(frozen=True)
class Dot:
    """One point of a trace, in the picture."""

    x: float
    y: float
    radius: float
    colour: str
    symbol: str
    pen: Pen | None
    text: str
    side: str


def points(stage: Stage) -> Iterator[Part]:
    """Every line, band, dot and word of the scatter traces, in their order."""
    last: list[Point] = []
    for trace in stage.figure.traces:
        if trace["type"] not in ("scatter", "scattergl") or clear(trace):
            continue
        places = placed(trace, stage)
        role: Role = "above" if aside(trace) else "data"
        yield from _band(trace, places, last, stage)
        yield from _errors(trace, stage)
        if "lines" in _mode(trace):
            yield from (Part(role, way) for way in _ways(trace, places))
        for dot in _dots(trace, places):
            if "markers" in _mode(trace):
                yield from (Part(role, mark) for mark in marks_of(dot))
            if "text" in _mode(trace) and dot.text:
                yield Part("above" if aside(trace) else "value", _word(dot, trace, stage))
        last = [place for place in places if place]


def _mode(trace: Spec) -> str:
    return str(trace.get("mode") or "lines+markers")


def placed(trace: Spec, stage: Stage) -> list[Point | None]:
    """A trace's points in the picture; None where a value is missing."""
    across, down = trace.get("xaxis", "x"), trace.get("yaxis", "y")
    ys = listed(trace.get("y"))
    xs = listed(trace.get("x")) or list(range(len(ys)))
    return [
        None if x is None or y is None else (stage.across(x, across), stage.down(y, down))
        for x, y in zip(xs, ys, strict=True)
    ]


def pieces(places: list[Point | None]) -> Iterator[Ring]:
    """The unbroken parts of a line."""
    run: list[Point] = []
    for place in [*places, None]:
        if place is not None:
            run.append(place)
        elif run:
            yield tuple(run)
            run = []


def _ways(trace: Spec, places: list[Point | None]) -> Iterator[Way]:
    line = trace.get("line", {})
    width = float(line.get("width", LINE_WIDTH))
    pen = Pen(str(line.get("color") or ""), width, str(line.get("dash") or "solid"))
    for piece in pieces(places):
        if len(piece) > 1 and width:
            stepped = line.get("shape") == "hv"
            yield Way(_stepped(piece) if stepped else piece, pen, str(trace.get("name") or ""))


def _stepped(piece: Ring) -> Ring:
    """A line that keeps its value until the next."""
    corners = [piece[0]]
    for (_, y), (x_next, y_next) in pairwise(piece):
        corners += [(x_next, y), (x_next, y_next)]
    return tuple(corners)


def _band(
    trace: Spec, places: list[Point | None], last: list[Point], stage: Stage
) -> Iterator[Part]:
    """What a trace fills: itself, down to nought, or to the trace before it."""
    fill, here = trace.get("fill"), [place for place in places if place]
    if fill in (None, "none") or not here:
        return
    line = str(trace.get("line", {}).get("color") or "")
    colour = str(trace.get("fillcolor") or faded(line, 0.5))
    if fill == "tonexty" and last:
        here += reversed(last)
    elif fill == "tozeroy":
        ground = stage.down(0, trace.get("yaxis", "y"))
        here += [(here[-1][0], ground), (here[0][0], ground)]
    yield Part("data", Area((tuple(here),), colour))


def _errors(trace: Spec, stage: Stage) -> Iterator[Part]:
    """Bars of uncertainty around points."""
    for letter in ("x", "y"):
        error = trace.get(f"error_{letter}", {})
        above, below = listed(error.get("array")), listed(error.get("arrayminus"))
        if not above or error.get("visible") is False:
            continue
        pen = Pen(
            str(error.get("color") or trace.get("marker", {}).get("color") or ""),
            float(error.get("thickness", 1.5)),
        )
        xs, ys = listed(trace.get("x")), listed(trace.get("y"))
        for k, (x, y) in enumerate(zip(xs, ys, strict=True)):
            if x is None or y is None or above[k] is None:
                continue
            low, high = -(below[k] if below else above[k]), above[k]
            ends = ((x + low, y), (x + high, y)) if letter == "x" else ((x, y + low), (x, y + high))
            yield Part("data", Way(tuple((stage.across(a), stage.down(b)) for a, b in ends), pen))


def _dots(trace: Spec, places: list[Point | None]) -> Iterator[Dot]:
    marker, count = trace.get("marker", {}), len(places)
    line = marker.get("line", {})
    columns = [
        each(value, count)
        for value in (
            *(marker.get("size"), marker.get("color"), marker.get("symbol")),
            *(line.get("color"), line.get("width"), marker.get("opacity")),
            *(trace.get("text"), trace.get("textposition")),
        )
    ]
    for place, size, colour, symbol, edge, width, opacity, text, side in zip(
        places, *columns, strict=True
    ):
        if place is None or opacity == 0:
            continue
        plain = str(colour or trace.get("line", {}).get("color") or "")
        shown = faded(plain, opacity) if opacity is not None and opacity < 1 else plain
        pen = Pen(str(edge or plain), float(width)) if width else None
        radius = float(DOT if size is None else size) / 2
        yield Dot(
            place[0],
            place[1],
            radius,
            shown,
            str(symbol or "circle"),
            pen,
            str(text or ""),
            str(side or ""),
        )


def marks_of(dot: Dot) -> Iterator[Mark]:
    """A point's symbol."""
    shape, hollow = dot.symbol.removesuffix("-open"), dot.symbol.endswith("-open")
    pen = Pen(dot.colour, max(dot.pen.width if dot.pen else 0, 1.5)) if hollow else dot.pen
    fill = "" if hollow else dot.colour
    if shape in STROKES:
        stroke = dot.pen or Pen(dot.colour, 2)
        for ends in STROKES[shape]:
            yield Way(_scaled(ends, dot), stroke)
    elif shape in CORNERS:
        yield Area((_scaled(CORNERS[shape], dot),), fill, pen)
    else:
        yield Disc(dot.x, dot.y, dot.radius, fill, pen)


def _scaled(corners: Any, dot: Dot) -> Ring:
    return tuple((dot.x + x * dot.radius, dot.y + y * dot.radius) for x, y in corners)


def _word(dot: Dot, trace: Spec, stage: Stage) -> Text:
    font = trace.get("textfont", {})
    look = Run("", float(font.get("size") or stage.size), colour=str(font.get("color") or "ink"))
    block = lines_of(dot.text, look)
    _, height = letters.size_of(Text(0, 0, block))
    side, away = dot.side or "middle center", dot.radius + BESIDE
    y = dot.y - height / 2
    if side.startswith("top"):
        y = dot.y - away - height
    elif side.startswith("bottom"):
        y = dot.y + away
    if side.endswith("left"):
        return Text(dot.x - away, y, block, "end")
    if side.endswith("right"):
        return Text(dot.x + away, y, block, "start")
    return Text(dot.x, y, block, "middle")
