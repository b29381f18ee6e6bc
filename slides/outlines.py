"""Letters as outlines, for a drawing that has no letters of its own."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from matplotlib.path import Path as Outline

from slides.faces import face, second_face
from slides.marks import Run

UNITS: Final = 1000
SLANT: Final = 0.2
NOTHING: Final = Outline(np.zeros((0, 2)))


class _Pen(BasePen):  # type: ignore[misc]
    """Collects a glyph's contours, y downwards, in parts of an em."""

    def __init__(self, glyphs: Any, units: float) -> None:
        super().__init__(glyphs)
        self.units = units
        self.points: list[tuple[float, float]] = []
        self.codes: list[Any] = []

    def _add(self, code: Any, *points: tuple[float, float]) -> None:
        self.points += [(x / self.units, -y / self.units) for x, y in points]
        self.codes += [code] * len(points)

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the library's names
        self._add(Outline.MOVETO, pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add(Outline.LINETO, pt)

    def _qCurveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float]
    ) -> None:
        self._add(Outline.CURVE3, pt1, pt2)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add(Outline.CURVE4, pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add(Outline.CLOSEPOLY, (0.0, 0.0))


@cache
def _font(path: Path) -> Any:
    return TTFont(BytesIO(path.read_bytes()))


@cache
def _glyph(letter: str, bold: bool) -> tuple[Outline, float]:
    """A letter's outline and its advance, in parts of an em."""
    font = _font(face(bold=bold))
    if ord(letter) not in font.getBestCmap():
        font = _font(second_face())
    name, glyphs = font.getBestCmap().get(ord(letter), ".notdef"), font.getGlyphSet()
    pen = _Pen(glyphs, font["head"].unitsPerEm)
    glyphs[name].draw(pen)
    outline = Outline(pen.points, pen.codes) if pen.points else NOTHING
    return outline, glyphs[name].width / font["head"].unitsPerEm


def outline(run: Run) -> Outline:
    """A run's letters from the point 0, 0 on its base line."""
    parts, x = [], 0.0
    for letter in run.text:
        glyph, advance = _glyph(letter, run.bold)
        corners = np.asarray(glyph.vertices, float)
        if len(corners):
            points = corners * run.size + np.array((x, 0.0))
            if run.italic:
                points[:, 0] -= points[:, 1] * SLANT
            parts.append(Outline(points, glyph.codes))
        x += advance * run.size
    return Outline.make_compound_path(*parts) if parts else NOTHING
