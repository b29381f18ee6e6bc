"""The chart of a figure with dots on two scales."""

from dataclasses import replace
from math import ceil, floor

from data.words import Words
from figures.theme import LINE_WIDTH
from slides.axis import axis, nice_step
from slides.chart import Chart, Series
from slides.chart_scale import scale_of
from slides.markup import told
from slides.plain import Plain, Spec, each, listed, merged


def of_dots(figure: Plain, traces: list[Spec], words: Words) -> Chart | None:
    """The chart, its scales moved out to whole steps; None where an axis has names."""
    across, down = axis("x", figure), axis("y", figure)
    if across.categories or down.categories:
        return None
    ranges: dict[str, Spec] = {}
    for letter, one in (("x", across), ("y", down)):
        if one.spec.get("type") == "log":
            ranges[f"{letter}axis"] = {"range": [floor(one.low), ceil(one.high)]}
        else:
            step = float(
                one.spec.get("dtick") or nice_step(one.low, one.high, one.spec.get("nticks"))
            )
            low, high = floor(one.low / step + 1e-9) * step, ceil(one.high / step - 1e-9) * step
            ranges[f"{letter}axis"] = {"range": [low, high], "dtick": step, "tick0": 0}
    shared = replace(figure, layout=merged(figure.layout, ranges))
    series = tuple(_dot_series(t) for t in traces)
    return Chart(
        (),
        series,
        across=False,
        mode="overlap",
        gap=0,
        values=scale_of("y", shared, words, ()),
        figure=shared,
        xs=scale_of("x", shared, words, ()),
    )


def _dot_series(trace: Spec) -> Series:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    count = len(listed(trace.get("y")))
    texts = each(trace.get("text"), count) if "text" in str(trace.get("mode")) else []
    lined = "markers" not in str(trace.get("mode", "lines+markers"))
    return Series(
        told(str(trace.get("name") or "")),
        "line" if lined else "dots",
        tuple(listed(trace.get("y"))),
        tuple(str(c or line.get("color") or "") for c in each(marker.get("color"), count)),
        tuple(told(str(text or "")) for text in texts),
        width=float(line.get("width", LINE_WIDTH)) if "lines" in str(trace.get("mode")) else 0,
        dash=str(line.get("dash") or "solid"),
        xs=tuple(listed(trace.get("x"))),
        sizes=tuple(float(size or 6) for size in each(marker.get("size"), count)),
    )
