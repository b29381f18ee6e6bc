"""Marks as a picture of pixels, drawn by Matplotlib's own renderer."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from PIL import Image

from figures.theme import LIGHT, Theme
from slides.colours import shade
from slides.letters import runs
from slides.marks import PAPER, Area, Box, Disc, Group, Mark, Pen, Text, Way, flat
from slides.outlines import NOTHING, outline

DASHES: Final = {"dot": (1.0, 2.0), "dash": (4.0, 3.0), "dashdot": (4.0, 2.0, 1.0, 2.0)}
HALO: Final = 3.0
DPI: Final = 72


def png(
    marks: Iterable[Mark], size: tuple[float, float], scale: float, theme: Theme = LIGHT
) -> bytes:
    """Marks on paper, `scale` pixels to each of theirs."""
    canvas = Canvas(size, scale, theme)
    for mark in flat(tuple(marks)):
        canvas.draw(mark)
    return canvas.png()


class Canvas:
    """A ground that marks are drawn on, one after the other."""

    def __init__(self, size: tuple[float, float], scale: float, theme: Theme) -> None:
        self.width, self.height = (round(scale * side) for side in size)
        self.scale, self.theme = scale, theme
        self.renderer: Any = RendererAgg(self.width, self.height, DPI)  # type: ignore[no-untyped-call]
        self.placed = Affine2D().scale(scale, -scale).translate(0, self.height)
        self._path(Outline.unit_rectangle(), PAPER, None, Affine2D().scale(*size))

    def draw(self, mark: Box | Disc | Area | Way | Text | Group) -> None:
        """Draw one mark over those before it."""
        if isinstance(mark, Text):
            self._text(mark)
        elif isinstance(mark, Box):
            place = Affine2D().scale(mark.width, mark.height).translate(mark.x, mark.y)
            self._path(Outline.unit_rectangle(), mark.fill, mark.pen, place)
        elif isinstance(mark, Disc):
            place = Affine2D().scale(mark.radius).translate(mark.x, mark.y)
            self._path(Outline.unit_circle(), mark.fill, mark.pen, place)
        elif isinstance(mark, Area):
            self._path(_closed(mark), mark.fill, mark.pen)
        elif isinstance(mark, Way):
            self._path(Outline(mark.points), "", mark.pen)

    def png(self) -> bytes:
        """The picture so far."""
        stream = BytesIO()
        pixels = np.asarray(self.renderer.buffer_rgba())
        image = Image.fromarray(pixels).convert("RGB")
        image.save(stream, "PNG", dpi=(96 * self.scale, 96 * self.scale), optimize=False)
        return stream.getvalue()

    def _path(self, path: Outline, fill: str, pen: Pen | None, place: Any = None) -> None:
        context = self.renderer.new_gc()
        context.set_linewidth(0)
        if pen is not None and pen.width:
            line = shade(pen.colour, self.theme)
            context.set_foreground((*_parts(line), line.alpha), isRGBA=True)
            context.set_linewidth(pen.width * self.scale)
            context.set_joinstyle("round")
            if pen.dash in DASHES:
                context.set_dashes(0, [d * pen.width * self.scale for d in DASHES[pen.dash]])
        face = None
        if fill:
            inside = shade(fill, self.theme)
            face = (*_parts(inside), inside.alpha)
        whole = self.placed if place is None else place + self.placed
        self.renderer.draw_path(context, path, whole, face)

    def _text(self, text: Text) -> None:
        turn = Affine2D().rotate_deg_around(text.x, text.y, text.angle)
        letters = [
            (run, outline(run), Affine2D().translate(x, y) + turn) for run, x, y in runs(text)
        ]
        if text.halo:
            for _, path, place in letters:
                self._path(path, "", Pen(PAPER, HALO), place)
        for run, path, place in letters:
            if path is not NOTHING:
                self._path(path, run.colour, None, place)


def _closed(area: Area) -> Outline:
    rings = [Outline([*ring, ring[0]], closed=True) for ring in area.rings if len(ring) > 1]
    return Outline.make_compound_path(*rings)


def _parts(colour: Any) -> tuple[float, float, float]:
    return colour.red / 255, colour.green / 255, colour.blue / 255
