"""Names at the ends of lines: notes of a figure, and labels of a chart that hang on its series."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from figures.figure import Spec
from slides.chart import Chart
from slides.marks import Picture, Text, Way
from slides.markup import told
from slides.plain import Plain, listed

LINES: Final = ("scatter", "scattergl")


def end_of(trace: Spec) -> tuple[object, object] | None:
    """The last point of a line that has a value; None of a trace that is no line."""
    if trace["type"] not in LINES or "lines" not in str(trace.get("mode", "lines")):
        return None
    points = zip(listed(trace.get("x")), listed(trace.get("y")), strict=True)
    held = [(x, y) for x, y in points if x is not None and y is not None]
    return held[-1] if held else None


def end_notes(figure: Plain, traces: Sequence[Spec]) -> list[Spec | None]:
    """For each trace the note with a leader that stands at its last point, if there is one."""
    notes = [n for n in figure.layout.get("annotations") or () if n.get("showarrow", True)]
    at = {(note.get("x"), note.get("y")): note for note in reversed(notes)}
    return [at.get(end) if (end := end_of(trace)) else None for trace in traces]


def labelled(chart: Chart, picture: Picture) -> Chart:
    """The chart, its lines labelled by their own names where the picture has those names.

    A label is moved from its point as far as the picture's, in parts of the picture. None is where
    a name beside a line is not that of its row, or two lines have the same.
    """
    places = dict(_placed(picture))
    lines = [series.name for series in chart.series if series.kind == "line"]
    if chart.xs or not lines or sorted(lines) != sorted(places):
        return chart
    return replace(
        chart,
        series=tuple(replace(one, end=places.get(one.name)) for one in chart.series),
    )


def _placed(picture: Picture) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each name at the end of a line, and how far from its point it stands."""
    moved = (0.0, 0.0)
    for mark in picture.marks("end"):
        if isinstance(mark, Way):
            (x0, y0), (x1, y1) = mark.points
            moved = (x1 - x0) / picture.width, (y1 - y0) / picture.height
        elif isinstance(mark, Text):
            yield told(" ".join(run.text for line in mark.lines for run in line)), moved
            moved = (0.0, 0.0)
