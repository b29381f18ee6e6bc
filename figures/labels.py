"""Words inside a chart: names at the ends of lines, numbers at the ends of bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from figures.figure import Figure, Spec
from figures.theme import TEXT_SIZE

LEAST_GAP: Final = TEXT_SIZE * 1.3
LETTER_WIDTH: Final = 0.56 * TEXT_SIZE
OFFSET: Final = 14


@dataclass(frozen=True)
class LineEnd:
    """The last point of a line, with the text that names the line and its colour."""

    text: str
    x: float | str
    y: float
    colour: str


def end_labels(
    figure: Figure, ends: Sequence[LineEnd], low: float, high: float, plot_height: float
) -> Figure:
    """Name each line beside its end, so that no two names touch; returns the same figure.

    The value axis is set to `low`…`high`; `plot_height` is the drawn height in pixels without
    margins. Names are in ink, which reads on both grounds; a leader in the line's colour joins
    the name to its end.
    """
    per_unit = plot_height / ((high - low) or 1)
    ordered = sorted(ends, key=lambda end: end.y)
    places = spread([(end.y - low) * per_unit for end in ordered], LEAST_GAP)
    for end, place in zip(ordered, places, strict=True):
        figure.add_annotation(_label(end, (end.y - low) * per_unit - place))
    widest = max((len(end.text) for end in ends), default=0)
    figure.update_yaxes(range=[low, high])
    return figure.update_layout(margin={"r": round(widest * LETTER_WIDTH + OFFSET + 6)})


def _label(end: LineEnd, shift: float) -> Spec:
    return {
        "x": end.x,
        "y": end.y,
        "text": end.text,
        "ax": OFFSET,
        "ay": shift,
        "xanchor": "left",
        "align": "left",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1.25,
        "arrowcolor": end.colour,
        "borderpad": 2,
    }


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Places moved as little as needed to lie at least `gap` apart; `places` come sorted.

    Neighbours that collide are pooled and laid out evenly around their common middle.
    """
    pools: list[tuple[float, int]] = []
    for place in places:
        middle, count = place, 1
        while pools and middle - _half(count, gap) < pools[-1][0] + _half(pools[-1][1], gap) + gap:
            other, others = pools.pop()
            middle = (middle * count + other * others) / (count + others)
            count += others
        pools.append((middle, count))
    return [
        middle + (place - (count - 1) / 2) * gap
        for middle, count in pools
        for place in range(count)
    ]


def _half(count: int, gap: float) -> float:
    return (count - 1) * gap / 2


def bar_labels(figure: Figure, texts: Sequence[str], high: float) -> Figure:
    """Write a value beside the end of each lying bar of the first trace; returns the same figure.

    The value axis runs from nought to `high`, the longest bar; the room that the texts need is
    kept in the margin, so that none is cut on a narrow screen.
    """
    figure.data[0] |= {"text": list(texts), "textposition": "outside", "cliponaxis": False}
    figure.update_xaxes(range=[0, high or 1], visible=False)
    widest = max((len(text) for text in texts), default=0)
    return figure.update_layout(margin={"r": round(widest * LETTER_WIDTH + OFFSET)})
