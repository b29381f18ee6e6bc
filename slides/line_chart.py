"""The chart of a figure with lines over years."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Final

from data.words import Words
from figures.figure import Spec, merged
from figures.theme import LINE_WIDTH
from slides.axis import axis, nice_step
from slides.chart import Chart, Series
from slides.chart_scale import scale_of
from slides.line_ends import end_notes
from slides.markup import told
from slides.plain import Plain, listed

NEAR: Final = 1e-6


def of_lines(figure: Plain, traces: list[Spec], words: Words) -> Chart | None:
    """The chart: a value for each year that the figure's axis shows; None without values."""
    across = axis("x", figure)
    own = [x for t in traces for x in listed(t.get("x")) if x is not None]
    first = min(ceil(across.low - 1e-6), int(min(own)))
    last = max(floor(across.high + 1e-6), int(max(own)))
    step = max(1, round(float(across.spec.get("dtick") or nice_step(first, last, 8))))
    if across.categories or any("y" not in t for t in traces):
        return None
    figure = _from_a_step(figure, traces, words)
    one = axis("y", figure)
    foot = (scale_of("y", figure, words, _drawn(traces)).low - one.low) / (one.high - one.low)
    told_axis: Spec = {"range": [first - 0.5, last + 0.5]}
    shared = replace(figure, layout=merged(figure.layout, {"xaxis": told_axis}))
    years = list(range(first, last + 1))
    named = _named_at_their_ends(figure, traces)
    series = tuple(
        replace(line_series(t, years, words), name=name)
        for t, name in zip(traces, named, strict=True)
    )
    return Chart(
        tuple(str(year) for year in years),
        series,
        across=False,
        mode="overlap",
        gap=50,
        values=scale_of("y", shared, words, series),
        figure=shared,
        # LibreOffice names every year, whatever a chart asks for: unless all are, notes name them.
        named=foot <= 0 and across.named and step == 1,
        skip=step,
        inset=(0, 0, 0, max(0.0, foot)),
    )


def _from_a_step(figure: Plain, traces: Sequence[Spec], words: Words) -> Plain:
    """The figure, its values starting at a whole step where they would start below one."""
    one, scale = axis("y", figure), scale_of("y", figure, words, _drawn(traces))
    steps = scale.low / scale.step if scale.step else 0.0
    if abs(steps - round(steps)) < NEAR:
        return figure
    low = floor(steps) * scale.step
    return replace(figure, layout=merged(figure.layout, {"yaxis": {"range": [low, one.high]}}))


def _drawn(traces: Sequence[Spec]) -> list[Series]:
    """The traces as rows of values, to see how low they go."""
    return [Series("", "line", tuple(listed(t.get("y"))), ("",)) for t in traces]


def _named_at_their_ends(figure: Plain, traces: Sequence[Spec]) -> list[str]:
    """The names of lines: their own, or the note that stands at their last point."""
    notes = end_notes(figure, traces)
    return [
        told(str(trace.get("name") or (note["text"] if note else k)))
        for k, (trace, note) in enumerate(zip(traces, notes, strict=True), 1)
    ]


def line_series(trace: Spec, places: Sequence[float], words: Words) -> Series:
    """A line's values at some places along the axis, None where it has a gap."""
    del words
    held = dict(zip(listed(trace.get("x")), listed(trace.get("y")), strict=True))
    line = trace.get("line", {})
    return Series(
        told(str(trace.get("name") or "")),
        "line",
        tuple(held.get(place) for place in places),
        (str(line.get("color") or ""),),
        width=float(line.get("width", LINE_WIDTH)),
        dash=str(line.get("dash") or "solid"),
    )
