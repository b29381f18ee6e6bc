"""A chart as an office draws it: rows of values on scales, and where its plot lies."""

from dataclasses import dataclass
from typing import Literal

from figures.theme import LINE_WIDTH
from slides.plain import Plain


@dataclass(frozen=True)
class Series:
    """A row of values, each with its colour; `labels` are words beside them, if any.

    Dots have `xs` and `sizes` (in pixels) as well, a `symbol` in PowerPoint's words, an `edge`,
    and a `stroke` between them that may have another colour. A line with an `end` has its name
    there, so far from its last point, in parts of the whole picture.
    """

    name: str
    kind: Literal["bar", "line", "dots"]
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    labels: tuple[str, ...] = ()
    form: str = ""
    width: float = LINE_WIDTH
    dash: str = "solid"
    xs: tuple[float | None, ...] = ()
    sizes: tuple[float, ...] = ()
    stroke: str = ""
    symbol: str = "circle"
    edge: str = ""
    edge_width: float = 0.0
    end: tuple[float, float] | None = None


@dataclass(frozen=True)
class Scale:
    """An axis of values: its ends, the step between its names, and how they are written."""

    low: float
    high: float
    step: float
    form: str
    shown: bool
    grid: bool
    log: bool = False


@dataclass(frozen=True)
class Chart:
    """What is drawn, on which scales, and which part of the picture's plot it takes.

    `inset` is how far from the plot's left, top, right and bottom the chart's own plot lies, in
    parts of it; `places` are the categories' on the figure's own axis; `figure` is the figure
    with the ranges that both ways of drawing share.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    across: bool
    mode: Literal["clustered", "stacked", "overlap"]
    gap: int
    values: Scale
    figure: Plain
    named: bool = True
    skip: int = 1
    xs: Scale | None = None
    inset: tuple[float, float, float, float] = (0, 0, 0, 0)
    places: tuple[float, ...] = ()
