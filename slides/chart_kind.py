"""Which chart an office can draw of a figure.

A figure of bars, of lines over years, of dots on two scales, or of bars with lines is one. All
others (ribbons, networks, heat maps, strips) are drawn as shapes.
"""

from collections.abc import Sequence
from typing import Final

from data.words import Words
from figures.figure import Spec
from slides.axis import axis
from slides.bar_chart import of_bars
from slides.chart import Chart
from slides.dot_chart import of_dots
from slides.line_chart import of_lines
from slides.plain import Plain, aside, clear, listed

MOST_YEARS: Final = 80


def chart_of(figure: Plain, words: Words) -> Chart | None:
    """The chart of a figure, or None where it is to be drawn as shapes."""
    traces = [t for t in figure.traces if not clear(t) and not aside(t) and _holds(t)]
    if not traces or len(figure.axes()) > 1 or any(t["type"] == "heatmap" for t in traces):
        return None
    if any(t.get("fill") not in (None, "none") or "error_x" in t or "error_y" in t for t in traces):
        return None
    kinds = {t["type"] for t in traces}
    if "bar" in kinds:
        return of_bars(figure, traces, words)
    modes = {str(t.get("mode", "lines+markers")) for t in traces}
    hidden = not (axis("x", figure).visible and axis("y", figure).visible)
    if hidden:
        return None
    if modes <= {"lines", "lines+markers"} and _yearly(traces):
        return of_lines(figure, traces, words)
    return of_dots(figure, traces, words)


def _holds(trace: Spec) -> bool:
    return any(value is not None for value in [*listed(trace.get("x")), *listed(trace.get("y"))])


def _yearly(traces: Sequence[Spec]) -> bool:
    xs = [x for t in traces for x in listed(t.get("x")) if x is not None]
    whole = all(isinstance(x, int | float) and float(x).is_integer() for x in xs)
    return whole and bool(xs) and max(xs) - min(xs) < MOST_YEARS and len(set(xs)) > 1
