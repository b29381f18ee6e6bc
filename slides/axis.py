"""An axis of a figure: where its values lie, and which of them are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Final

from data.words import Words
from figures.figure import Spec
from slides.plain import Plain, clear, listed

MOST_TICKS: Final = 5
ROOM: Final = 0.05
NEAR: Final = 1e-9


@dataclass(frozen=True)
class Tick:
    """A value that is named on an axis."""

    value: Any
    text: str


@dataclass(frozen=True)
class Axis:
    """Values from `low` to `high` between two places of a picture, in pixels."""

    spec: Spec
    categories: tuple[str, ...]
    low: float
    high: float
    start: float = 0
    end: float = 1

    @property
    def visible(self) -> bool:
        """Whether anything of it is drawn."""
        return bool(self.spec.get("visible", True))

    @property
    def named(self) -> bool:
        """Whether its values are written beside it."""
        return self.visible and bool(self.spec.get("showticklabels", True))

    @property
    def unit(self) -> float:
        """Pixels of one step."""
        return (self.end - self.start) / ((self.high - self.low) or 1)

    def number(self, value: Any) -> float:
        """A value's place on the scale; a category's is its rank."""
        if self.categories and str(value) in self.categories:
            return self.categories.index(str(value))
        number = float(value)
        return log10(number) if self.spec.get("type") == "log" and number > 0 else number

    def at(self, value: Any) -> float:
        """A value's place in the picture."""
        return self.start + (self.number(value) - self.low) * self.unit


def axis(name: str, figure: Plain) -> Axis:
    """The axis as the figure's data and layout make it, not yet placed in a picture."""
    spec, values = figure.axis(name), _values(name, figure)
    categories = _categories(spec, values)
    unplaced = Axis(spec, categories, 0, 1)
    if categories:
        low, high = -0.5, len(categories) - 0.5
    else:
        low, high = _extent(name, figure, [unplaced.number(v) for v in values if v is not None])
    told = listed(spec.get("range")) or [None, None]
    low, high = (
        own if end is None else float(end) for end, own in zip(told, (low, high), strict=True)
    )
    return Axis(spec, categories, low, high)


def _values(name: str, figure: Plain) -> list[Any]:
    letter = name[0]
    return [
        value
        for trace in figure.traces
        if trace.get(f"{letter}axis", letter) == name
        for value in listed(trace.get(letter))
    ]


def _categories(spec: Spec, values: Sequence[Any]) -> tuple[str, ...]:
    told = [str(value) for value in values if value is not None]
    is_words = any(isinstance(value, str) for value in values) and spec.get("type") != "linear"
    if spec.get("type") != "category" and not is_words:
        return ()
    return tuple(dict.fromkeys([*map(str, listed(spec.get("categoryarray"))), *told]))


def _extent(name: str, figure: Plain, values: list[float]) -> tuple[float, float]:
    """The reach of the data: bars stand on nought and add up, cells have a width."""
    letter = name[0]
    own = [t for t in figure.traces if t.get(f"{letter}axis", letter) == name and not clear(t)]
    bars = [t for t in own if t["type"] == "bar"]
    along = "h" if letter == "x" else "v"
    upright = [t for t in bars if t.get("orientation", "v") == along]
    if (bars and not upright) or any(t["type"] == "heatmap" for t in own):
        return min(values, default=0) - 0.5, max(values, default=0) + 0.5
    if upright and figure.layout.get("barmode") in ("stack", "relative"):
        values = [*values, *_sums(upright, letter)]
    if upright or figure.axis(name).get("rangemode") in ("tozero", "nonnegative"):
        values = [*values, 0.0]
    low, high = min(values, default=0), max(values, default=1)
    room = (high - low) * ROOM
    return (low - room if low else low), (high + room if high else high)


def _sums(bars: Sequence[Spec], letter: str) -> list[float]:
    columns = zip(*(listed(trace.get(letter)) for trace in bars), strict=False)
    return [sum(value for value in column if value is not None) for column in columns]


def ticks(axis: Axis, words: Words) -> list[Tick]:
    """The values within the axis that are named."""
    spec = axis.spec
    values = listed(spec.get("tickvals"))
    if values:
        texts = [str(text) for text in listed(spec.get("ticktext"))] or [
            _told(value, 1, spec, words) for value in values
        ]
        found = [Tick(value, text) for value, text in zip(values, texts, strict=False)]
    elif axis.categories:
        found = [Tick(code, code) for code in axis.categories]
    elif spec.get("type") == "log":
        powers = range(ceil(axis.low), floor(axis.high) + 1)
        found = [Tick(10.0**power, words.number(10.0**power)) for power in powers]
    else:
        step = float(spec.get("dtick") or nice_step(axis.low, axis.high, spec.get("nticks")))
        first = float(spec.get("tick0") or 0)
        places = range(
            ceil((axis.low - first) / step - NEAR), 1 + floor((axis.high - first) / step + NEAR)
        )
        found = [
            Tick(first + place * step, _told(first + place * step, step, spec, words))
            for place in places
        ]
    low, high = sorted((axis.low, axis.high))
    return [tick for tick in found if low - NEAR <= axis.number(tick.value) <= high + NEAR]


def nice_step(low: float, high: float, most: int | None) -> float:
    """A round step that gives at most so many ticks."""
    raw = (high - low) / ((most or MOST_TICKS) or 1) or 1
    power = 10.0 ** floor(log10(raw))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= raw * (1 - NEAR))


def _told(value: float, step: float, spec: Spec, words: Words) -> str:
    """A value as the axis writes it."""
    form = str(spec.get("tickformat") or "")
    if form == "d":
        text = str(round(value))
    elif form.endswith("%"):
        digits = int(form[-2]) if len(form) > 1 and form[-2].isdigit() else 0
        text = words.percent(value, digits)
    else:
        digits = max(0, -floor(log10(step) + NEAR)) if step else 0
        text = words.number(value, digits)
    return f"{spec.get('tickprefix', '')}{text}{spec.get('ticksuffix', '')}"
