"""Lines over years, each named where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.words import Words
from figures.axes import value_axis, year_axis
from figures.figure import Figure, Spec, scatter
from figures.labels import LineEnd, end_labels
from figures.theme import LINE_WIDTH, base_figure

HEIGHT: Final = 380
EDGES: Final = {"l": 0, "t": 12, "b": 28}
ROOM: Final = 1.06
DOT: Final = 6


@dataclass(frozen=True)
class Line:
    """A series: its colour, its name at the end, years, values and what each point says.

    A value that is None breaks the line.
    """

    name: str
    colour: str
    years: Sequence[int]
    values: Sequence[float | None]
    hovers: Sequence[str]

    @property
    def end(self) -> tuple[int, float]:
        """The last point that has a value."""
        held = zip(self.years, self.values, strict=True)
        return [(year, value) for year, value in held if value is not None][-1]


def trace(line: Line) -> Spec:
    """A line as it is drawn, with a dot for each value that stands alone between gaps."""
    held = [value is not None for value in line.values]
    around = zip([False, *held], held, [*held[1:], False], strict=False)
    alone = [here and not (before or after) for before, here, after in around]
    dots = {"marker": {"size": [DOT * dot for dot in alone]}} if any(alone) else {}
    return scatter(
        x=list(line.years),
        y=list(line.values),
        mode="lines+markers" if dots else "lines",
        line={"color": line.colour, "width": LINE_WIDTH},
        hovertext=list(line.hovers),
        hoverinfo="text",
        **dots,
    )


def named_lines(lines: Sequence[Line], words: Words) -> Figure:
    """Lines from nought, or below it where a value is, with their names beside their ends.

    Each line has a value somewhere.
    """
    figure = base_figure(HEIGHT, words)
    for line in lines:
        figure.add(trace(line))
    years = [year for line in lines for year in line.years]
    held = [value for line in lines for value in line.values if value is not None]
    high, low = max(0.0, *held) * ROOM, min(0.0, *held) * ROOM
    figure.update_xaxes(year_axis(min(years), max(years)))
    figure.update_yaxes(value_axis())
    figure.update_layout(margin=EDGES)
    ends = [LineEnd(line.name, *line.end, line.colour) for line in lines]
    return end_labels(figure, ends, low, high, HEIGHT - EDGES["t"] - EDGES["b"])
