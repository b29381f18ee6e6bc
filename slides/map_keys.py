"""What widths, areas and fills of a map stand for, one block under the other beside it."""

from collections.abc import Callable, Iterator

from figures.map import MapFigure
from figures.theme import faded
from slides import letters
from slides.map_geometry import ribbon
from slides.marks import MUTED, Area, Box, Disc, Mark, Pen, Run, Text

SIZE = 12.0
ROW = 22.0
SAMPLE = 36.0
BETWEEN = 18.0
GROUND = "ink:0.09"
SAMPLE_INK = "ink:0.55"
CIRCLE_INK = "ink:0.12"


def keys(
    figure: MapFigure,
    width_of: Callable[[float], float],
    radius_of: Callable[[float], float],
    room: float,
) -> Iterator[Mark]:
    """The legend from the point 0, 0 downwards, `room` wide."""
    y = 0.0
    for title, items in _blocks(figure, width_of, radius_of):
        for line in letters.wrapped(title, SIZE, room, bold=True):
            yield Text(0, y, ((Run(line, SIZE, bold=True),),))
            y += SIZE * letters.LEADING
        y += 5
        for mark, words, height in items:
            yield mark(y + height / 2)
            top = y + height / 2 - SIZE * letters.LEADING / 2
            text = letters.cut(words, SIZE, room - SAMPLE - 8)
            yield Text(SAMPLE + 8, top, ((Run(text, SIZE, colour=MUTED),),))
            y += height
        y += BETWEEN


Item = tuple[Callable[[float], Mark], str, float]


def _blocks(
    figure: MapFigure, width_of: Callable[[float], float], radius_of: Callable[[float], float]
) -> Iterator[tuple[str, list[Item]]]:
    legend = figure.legend
    if legend.fills:
        fills: list[Item] = [
            (_swatch(figure.hue, opacity), words, ROW - 3) for opacity, words in legend.fills
        ]
        if legend.missing:
            fills.append((_swatch("", 1), legend.missing, ROW - 3))
        yield legend.fills_title, fills
    if legend.flows:
        flows: list[Item] = [
            (_arrow(width_of(amount), figure.directed), words, max(ROW, width_of(amount) + 8))
            for amount, words in legend.flows
        ]
        yield legend.flows_title, flows
    if legend.circles:
        circles: list[Item] = [
            (_circle(radius_of(amount)), words, max(ROW, 2 * radius_of(amount) + 4))
            for amount, words in legend.circles
        ]
        yield legend.circles_title, circles


def _swatch(hue: str, opacity: float) -> Callable[[float], Mark]:
    fill = faded(hue, opacity) if hue else GROUND
    return lambda y: Box(0, y - 6, SAMPLE, 12, fill)


def _arrow(width: float, directed: bool) -> Callable[[float], Mark]:
    def drawn(y: float) -> Mark:
        curve = ((0.0, y), (SAMPLE / 2, y), (SAMPLE, y))
        return Area((ribbon(curve, (0, 1), width, directed=directed),), SAMPLE_INK)

    return drawn


def _circle(radius: float) -> Callable[[float], Mark]:
    return lambda y: Disc(SAMPLE / 2, y, radius, CIRCLE_INK, Pen("ink:0.6", 1))
