"""A Plotly figure laid out as marks: what a browser would draw, without one."""

from typing import Final

from data.words import Words
from slides.bars import bars
from slides.cells import cells
from slides.drawn_on import notes, shapes
from slides.legend import height, legend
from slides.marks import Picture
from slides.plain import Plain
from slides.points import points
from slides.spreading import spread_names
from slides.stage import drawn_axes, stage

DRAWN: Final = frozenset({"bar", "heatmap", "scatter", "scattergl"})


def drawable(figure: Plain) -> bool:
    """Whether every trace is of a kind that can be laid out here."""
    return all(trace["type"] in DRAWN for trace in figure.traces)


def figure_picture(figure: Plain, size: tuple[float, float], words: Words) -> Picture:
    """The figure on a picture of a width and a height, in pixels."""
    width, tall = size
    laid = stage(figure, size, words, height(figure, width))
    return Picture(
        width,
        tall,
        laid.plot,
        (
            *shapes(laid, below=True),
            *drawn_axes(laid),
            *cells(laid),
            *bars(laid),
            *points(laid),
            *shapes(laid, below=False),
            *spread_names(list(notes(laid)), figure, tall),
            *legend(figure, width),
        ),
    )
