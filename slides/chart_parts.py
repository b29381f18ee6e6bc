"""A chart of many lying bars as several of fewer, so that each can be read."""

from dataclasses import replace
from math import ceil
from typing import Any

from figures.figure import Spec, merged
from slides.axis import axis
from slides.chart import Chart, Series
from slides.plain import listed

POINTWISE = ("x", "y", "text", "hovertext", "customdata", "width")


def parts(chart: Chart, count: int) -> list[Chart]:
    """The chart in so many parts of about as many bars, from the top down."""
    size = ceil(len(chart.categories) / count)
    return [_part(chart, start, size) for start in range(0, len(chart.categories), size)]


def _part(chart: Chart, start: int, size: int) -> Chart:
    stand = axis("y", chart.figure)
    chosen = slice(start, start + size)
    places = chart.places[chosen]
    low, high = min(places) - 0.5, max(places) + 0.5
    shift = chart.inset[3] * (stand.high - stand.low) + stand.low - min(chart.places) + 0.5
    figure = replace(
        chart.figure,
        traces=tuple(_kept(trace, chart, places) for trace in chart.figure.traces),
        layout=merged(
            chart.figure.layout,
            {"yaxis": {"range": [low, high]}, "annotations": _within(chart, low, high)},
        ),
    )
    moved = shift / (high - low)
    return replace(
        chart,
        categories=chart.categories[chosen],
        series=tuple(_sliced(series, chosen) for series in chart.series),
        places=places,
        figure=figure,
        inset=(0, -moved, 0, moved),
    )


def _sliced(series: Series, chosen: slice) -> Series:
    return replace(
        series,
        values=series.values[chosen],
        colours=series.colours[chosen],
        labels=series.labels[chosen],
    )


def _kept(trace: Spec, chart: Chart, places: tuple[float, ...]) -> Spec:
    """A trace's points that stand at some places."""
    stand = axis("y", chart.figure)
    kept = [k for k, y in enumerate(listed(trace.get("y"))) if stand.number(y) in places]
    short: Spec = dict(trace)
    for name in POINTWISE:
        short[name] = _chosen(trace.get(name), kept)
    marker = trace.get("marker", {})
    return short | {"marker": marker | {"color": _chosen(marker.get("color"), kept)}}


def _chosen(values: Any, kept: list[int]) -> Any:
    if values is None or isinstance(values, str | int | float):
        return values
    held = listed(values)
    return [held[k] for k in kept]


def _within(chart: Chart, low: float, high: float) -> list[Spec]:
    """The notes that stand within the part, and those of the whole picture."""
    stand = axis("y", chart.figure)
    return [
        note
        for note in chart.figure.layout.get("annotations") or ()
        if note.get("yref", "y") != "y" or low <= stand.number(note["y"]) <= high
    ]
