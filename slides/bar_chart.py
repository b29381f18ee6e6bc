"""The chart of a figure with bars, and with lines over them."""

from itertools import pairwise
from typing import Any, Final, Literal

from data.words import Words
from figures.figure import Spec
from slides.axis import Axis, axis, ticks
from slides.bars import arranged, lying
from slides.chart import Chart, Series
from slides.chart_scale import scale_of
from slides.line_chart import line_series
from slides.markup import told
from slides.number_format import number_format
from slides.plain import Plain, each, listed

NEAR: Final = 0.6


def of_bars(figure: Plain, traces: list[Spec], words: Words) -> Chart | None:
    """The chart; None where bars float, or do not stand in even steps."""
    bars = [t for t in traces if t["type"] == "bar"]
    others = [t for t in traces if t["type"] != "bar"]
    if any(t.get("base") is not None for t in bars) or len({lying(t) for t in bars}) > 1:
        return None
    across = lying(bars[0])
    if any("lines" not in str(t.get("mode")) for t in others) or (others and across):
        return None
    letter = "y" if across else "x"
    places = sorted(
        {axis(letter, figure).number(p) for t in bars for p in listed(t.get(letter))},
        reverse=across,
    )
    if any(abs(abs(b - a) - 1) > 1e-6 for a, b in pairwise(places)):  # noqa: PLR2004
        return None
    stand = axis(letter, figure)
    series = [_bar_series(t, letter, places, stand, words) for t in bars]
    series += [line_series(t, places, words) for t in others]
    row = next((row for row in arranged(bars, figure.layout) if row), None)
    if row is None:
        return None
    return Chart(
        tuple(_category(place, stand, figure, words) for place in places),
        tuple(series),
        across,
        _mode(figure, bars),
        _gap(row[0].width, figure, bars),
        scale_of("x" if across else "y", figure, words, series),
        figure,
        named=stand.named,
        places=tuple(places),
        inset=_inset(places, row[0].offset + row[0].width / 2, stand, len(bars), across=across),
    )


def _mode(figure: Plain, bars: list[Spec]) -> Literal["clustered", "stacked", "overlap"]:
    told_mode = figure.layout.get("barmode", "group")
    if told_mode in ("stack", "relative"):
        return "stacked"
    return "overlap" if told_mode == "overlay" or len(bars) == 1 else "clustered"


def _gap(width: float, figure: Plain, bars: list[Spec]) -> int:
    whole = width * len(bars) if _mode(figure, bars) == "clustered" else width
    return max(0, min(500, round((1 - whole) / width * 100)))


def _inset(
    places: list[float], middle: float, stand: Axis, count: int, *, across: bool
) -> tuple[float, float, float, float]:
    """The bars' slots as parts of the plot, moved to where the figure has its bars."""
    shift = middle if count == 1 else 0.0
    low, high = min(places) - 0.5 + shift, max(places) + 0.5 + shift
    span = stand.high - stand.low
    before, after = (low - stand.low) / span, (stand.high - high) / span
    return (0, after, 0, before) if across else (before, 0, after, 0)


def _bar_series(trace: Spec, letter: str, places: list[float], stand: Axis, words: Words) -> Series:
    other = "x" if letter == "y" else "y"
    values = listed(trace.get(other))
    held = dict(
        zip((stand.number(p) for p in listed(trace.get(letter))), range(len(values)), strict=True)
    )
    order = [held.get(place) for place in places]
    colours = each(trace.get("marker", {}).get("color"), len(values))
    texts = [str(text or "") for text in each(trace.get("text"), len(values))]
    shown = [k for k in order if k is not None and values[k] is not None]
    form = number_format([values[k] for k in shown], [texts[k] for k in shown], words)
    return Series(
        told(str(trace.get("name") or "")),
        "bar",
        tuple(None if k is None else values[k] for k in order),
        tuple(str(colours[k] or "") if k is not None else "" for k in order),
        tuple(told(texts[k]) if k is not None else "" for k in order) if any(texts) else (),
        form,
    )


def _category(place: float, stand: Axis, figure: Plain, words: Words) -> str:
    """What a bar stands for: its axis says it, or the note beside it."""
    if stand.categories:
        code = stand.categories[round(place)]
        named = {str(t.value): t.text for t in ticks(stand, words)}
        return told(named.get(code, code))
    if stand.visible:
        return f"{place:g}"
    notes = [n for n in figure.layout.get("annotations") or () if n.get("yref", "y") == "y"]
    near = [(abs(float(n["y"]) - place), str(n["text"])) for n in notes if _numeric(n.get("y"))]
    distance, text = min(near, default=(NEAR, ""))
    return told(text) if distance < NEAR else f"{abs(place) + 1:g}"


def _numeric(value: Any) -> bool:
    return isinstance(value, int | float)
