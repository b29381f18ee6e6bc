"""The chart of a figure with dots on two scales."""

from dataclasses import replace
from math import ceil, floor
from typing import Final

from data.words import Words
from figures.figure import Spec, merged
from figures.theme import LINE_WIDTH
from slides.axis import axis, nice_step, ticks
from slides.chart import Chart, Series
from slides.chart_scale import scale_of
from slides.markup import told
from slides.number_format import number_format
from slides.plain import Plain, each, listed

HOLLOW: Final = 1.5
SYMBOLS: Final = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "x": "x",
}


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
    if not all(map(_simple, traces)):
        return None
    if any(_other_than_named(letter, figure, words) for letter in ("x", "y")):
        return None
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


def _other_than_named(letter: str, figure: Plain, words: Words) -> bool:
    """Whether an axis's names are not of its values, as on a scale of square roots."""
    one = axis(letter, figure)
    named = ticks(one, words) if one.named and listed(one.spec.get("ticktext")) else []
    values = [float(tick.value) for tick in named]
    return bool(named) and not number_format(values, [told(t.text) for t in named], words)


def _dot_series(trace: Spec) -> Series:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    count = len(listed(trace.get("y")))
    mode = str(trace.get("mode", "lines+markers"))
    texts = each(trace.get("text"), count) if "text" in mode else []
    plain_line = str(line.get("color") or "")
    colours = [str(c or plain_line) for c in each(marker.get("color"), count)]
    symbol, hollow = _symbol(trace)
    edge = marker.get("line", {})
    return Series(
        told(str(trace.get("name") or "")),
        "dots" if "markers" in mode else "line",
        tuple(listed(trace.get("y"))),
        ("",) * count if hollow else tuple(colours),
        tuple(told(str(text or "")) for text in texts),
        width=float(line.get("width", LINE_WIDTH)) if "lines" in mode else 0,
        dash=str(line.get("dash") or "solid"),
        xs=tuple(listed(trace.get("x"))),
        sizes=tuple(float(size or 6) for size in each(marker.get("size"), count)),
        stroke=plain_line,
        symbol=symbol,
        edge=colours[0] if hollow and colours else str(edge.get("color") or ""),
        edge_width=HOLLOW if hollow else float(edge.get("width") or 0),
    )


def _symbol(trace: Spec) -> tuple[str, bool]:
    """A trace's one symbol in PowerPoint's words, and whether it is open; empty for others."""
    told_symbols = trace.get("marker", {}).get("symbol") or "circle"
    found = {told_symbols} if isinstance(told_symbols, str) else set(listed(told_symbols))
    name = str(next(iter(found))) if len(found) == 1 else ""
    return SYMBOLS.get(name.removesuffix("-open"), ""), name.endswith("-open")


def _simple(trace: Spec) -> bool:
    """Whether PowerPoint can draw a trace's dots: one symbol, one edge, one width of it."""
    edge = trace.get("marker", {}).get("line", {})
    single = all(isinstance(edge.get(name, ""), str | int | float) for name in ("color", "width"))
    return single and bool(_symbol(trace)[0])
