"""Bar traces as rectangles, side by side, on each other or over each other as a figure says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from figures.figure import Spec
from slides import letters
from slides.marks import Box, Part, Pen, Run, Text
from slides.markup import lines_of
from slides.plain import clear, each, listed
from slides.stage import Stage

GAP: Final = 0.2
BESIDE: Final = 4
STACKED: Final = ("stack", "relative")


@dataclass(frozen=True)
class Bar:
    """One bar: the place of its middle and its width on the one axis, its ends on the other."""

    middle: Any
    offset: float
    width: float
    start: float
    end: float
    colour: str
    text: str


def bars(stage: Stage) -> Iterator[Part]:
    """Every bar of a figure with the words beside it."""
    traces = [t for t in stage.figure.traces if t["type"] == "bar" and not clear(t)]
    for trace, row in zip(traces, arranged(traces, stage.figure.layout), strict=True):
        for bar in row:
            yield Part("data", _rectangle(bar, trace, stage))
            text = _beside(bar, trace, stage)
            if text:
                yield Part("value", text)


def lying(trace: Spec) -> bool:
    """Whether a trace's bars run across."""
    return str(trace.get("orientation", "v")) == "h"


def arranged(traces: list[Spec], layout: Spec) -> list[list[Bar]]:
    """The bars of each trace; a value that is missing has none."""
    mode, full = layout.get("barmode", "group"), 1 - float(layout.get("bargap", GAP))
    grouped = mode == "group" and len(traces) > 1
    own = full / len(traces) if grouped else full
    tops: dict[tuple[Any, bool], float] = {}
    rows = []
    for place, trace in enumerate(traces):
        shift = -full / 2 + place * own if grouped else None
        row = list(_row(trace, own, shift))
        rows.append([_stacked(bar, tops) for bar in row] if mode in STACKED else row)
    return rows


def _row(trace: Spec, own: float, shift: float | None) -> Iterator[Bar]:
    """A trace's bars, as if they stood alone; `own` is their width, `shift` from their middle."""
    middles, values = (listed(trace.get(letter)) for letter in ("yx" if lying(trace) else "xy"))
    marker, count = trace.get("marker", {}), len(values)
    columns = [
        each(value, count)
        for value in (trace.get("base"), trace.get("width"), marker.get("color"), trace.get("text"))
    ]
    told = trace.get("offset")
    for middle, value, base, width, colour, text in zip(middles, values, *columns, strict=True):
        if value is None or middle is None:
            continue
        wide, start = float(width or own), float(base or 0)
        offset = float(told) if told is not None else shift if shift is not None else -wide / 2
        yield Bar(middle, offset, wide, start, start + value, str(colour or ""), str(text or ""))


def _stacked(bar: Bar, tops: dict[tuple[Any, bool], float]) -> Bar:
    """A bar on those below it, whose ends `tops` keeps for each place and each direction."""
    length = bar.end - bar.start
    base = tops.get((bar.middle, length < 0), 0.0)
    tops[bar.middle, length < 0] = base + length
    return replace(bar, start=base, end=base + length)


def _rectangle(bar: Bar, trace: Spec, stage: Stage) -> Box:
    along, beside = _axes(trace, stage)
    middle = beside.at(bar.middle)
    near, far = sorted(
        (middle + bar.offset * beside.unit, middle + (bar.offset + bar.width) * beside.unit)
    )
    low, high = sorted((along.at(bar.start), along.at(bar.end)))
    line = trace.get("marker", {}).get("line", {})
    pen = Pen(str(line["color"]), float(line.get("width", 1))) if line.get("color") else None
    fill = bar.colour
    if lying(trace):
        return Box(low, near, high - low, far - near, fill, pen, _name(bar, trace))
    return Box(near, low, far - near, high - low, fill, pen, _name(bar, trace))


def _name(bar: Bar, trace: Spec) -> str:
    return " ".join(part for part in (str(trace.get("name") or ""), str(bar.middle)) if part)


def _axes(trace: Spec, stage: Stage) -> Any:
    x, y = stage.axes[trace.get("xaxis", "x")], stage.axes[trace.get("yaxis", "y")]
    return (x, y) if lying(trace) else (y, x)


def _beside(bar: Bar, trace: Spec, stage: Stage) -> Text | None:
    """The words at a bar's end, or within it where the figure says so."""
    if not bar.text or trace.get("textposition") == "none":
        return None
    along, beside = _axes(trace, stage)
    font = trace.get("textfont", {})
    run = Run("", float(font.get("size", stage.size)))
    block = lines_of(bar.text, run)
    height = letters.size_of(Text(0, 0, block))[1]
    middle = beside.at(bar.middle) + (bar.offset + bar.width / 2) * beside.unit
    end, back = along.at(bar.end), bar.end < bar.start
    if lying(trace):
        if trace.get("textposition") == "inside":
            return Text((along.at(bar.start) + end) / 2, middle - height / 2, block, "middle")
        turn = -1 if back else 1
        return Text(end + turn * BESIDE, middle - height / 2, block, "end" if back else "start")
    y = end + BESIDE if back else end - BESIDE - height
    if trace.get("textposition") == "inside":
        y = (along.at(bar.start) + end) / 2 - height / 2
    return Text(middle, y, block, "middle")
