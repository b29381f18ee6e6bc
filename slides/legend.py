"""A figure's legend: a sign and a name for each trace that has one, in rows above the plot."""

from collections.abc import Iterator
from typing import Final

from figures.figure import Spec
from slides import letters
from slides.colours import shade
from slides.marks import Box, Mark, Part, Pen, Run, Text, Way
from slides.markup import told
from slides.plain import Plain, listed
from slides.points import Dot, marks_of
from slides.stage import SIZE

SIGN: Final = 12.0
GAP: Final = 6.0
BETWEEN: Final = 22.0
ROW: Final = 21.0
BELOW: Final = 8.0


def named(figure: Plain) -> list[Spec]:
    """The traces that the legend names, each name once."""
    shown = figure.layout.get("showlegend")
    traces = [t for t in figure.traces if t.get("name") and t.get("showlegend", shown) is not False]
    by_name = {str(trace["name"]): trace for trace in reversed(traces)}
    return list(reversed(by_name.values())) if shown else []


def height(figure: Plain, width: float) -> float:
    """What the legend takes above the plot; nought where there is none."""
    rows = _rows(named(figure), width)
    return len(rows) * ROW + BELOW if rows else 0.0


def _rows(traces: list[Spec], width: float) -> list[list[Spec]]:
    rows: list[list[Spec]] = []
    x = width
    for trace in traces:
        need = SIGN + GAP + letters.width(told(str(trace["name"])), SIZE) + BETWEEN
        if x + need - BETWEEN > width or not rows:
            rows.append([])
            x = 0.0
        rows[-1].append(trace)
        x += need
    return rows


def legend(figure: Plain, width: float) -> Iterator[Part]:
    """The legend's signs and names, from the picture's upper left corner."""
    for place, row in enumerate(_rows(named(figure), width)):
        x, y = 0.0, place * ROW
        for trace in row:
            name = told(str(trace["name"]))
            yield from (Part("legend", mark) for mark in _sign(trace, x, y + ROW / 2))
            run = Run(name, SIZE)
            text = Text(x + SIGN + GAP, y + (ROW - letters.LEADING * SIZE) / 2, ((run,),))
            yield Part("legend", text)
            x += SIGN + GAP + letters.width(name, SIZE) + BETWEEN


def _sign(trace: Spec, x: float, middle: float) -> Iterator[Mark]:
    told_colours = trace.get("marker", {}).get("color")
    colours = [told_colours] if isinstance(told_colours, str) else listed(told_colours)
    colour = str(max(colours, key=lambda one: shade(str(one)).alpha, default=""))
    symbol = trace.get("marker", {}).get("symbol")
    if trace["type"] == "scatter" and "lines" in str(trace.get("mode", "")):
        line = trace.get("line", {})
        pen = Pen(str(line.get("color") or colour), 2.5, str(line.get("dash") or "solid"))
        yield Way(((x, middle), (x + SIGN, middle)), pen)
    elif trace["type"] == "scatter" and symbol != "square":
        shape = symbol if isinstance(symbol, str) else "circle"
        yield from marks_of(Dot(x + SIGN / 2, middle, SIGN / 2.4, colour, shape, None, "", ""))
    else:
        yield Box(x + 1, middle - SIGN / 2 + 1, SIGN - 2, SIGN - 2, colour)
