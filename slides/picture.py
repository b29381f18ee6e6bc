"""Cards as pictures: headline, unit, drawing, note and sources, made without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from data.words import Words
from figures.card import Card
from figures.figure import Figure
from figures.map import MapFigure
from slides import vector
from slides.brief import Brief, Entry
from slides.extent import extent
from slides.file_name import plain_name
from slides.marks import Frame, Mark, moved
from slides.page import drawn_marks, title_marks
from slides.paper import Places
from slides.sheets import PLAIN, Sheet, entry_sheets
from slides.table_marks import sentence, table_marks

WIDTH: Final = 960.0
EDGE: Final = 24.0
TITLE: Final = 24.0
TWICE: Final = 2.0
PRINT: Final = 4.0
MAP: Final = 520.0
TABLE: Final = 640.0


@dataclass(frozen=True)
class _Sheet:
    """Marks on a ground of a size."""

    marks: tuple[Mark, ...]
    size: tuple[float, float]


def pictures(brief: Brief, words: Words) -> bytes:
    """A ZIP archive with each card of a brief as PNG, for paper too, and as SVG, in their order."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for place, entry in enumerate(brief.entries, 1):
            name = f"{place:02} {plain_name(entry.headline)}".strip()
            archive.writestr(f"{name}.png", png(entry, words), ZIP_STORED)
            paper = f"{name} {words('slides.print')}.png"
            archive.writestr(paper, png(entry, words, scale=PRINT), ZIP_STORED)
            archive.writestr(f"{name}.svg", svg(entry, words))
    return stream.getvalue()


def svg(entry: Entry, words: Words) -> bytes:
    """A card of a brief as SVG, its words as words."""
    drawn = _drawn(entry, words)
    return vector.svg(drawn.marks, drawn.size, entry.card.alt or entry.headline)


def png(entry: Entry, words: Words, *, scale: float = TWICE) -> bytes:
    """A card of a brief as PNG: two pixels to one of the screen's, or `PRINT` for paper."""
    from slides.raster import png as pixels  # noqa: PLC0415 - Matplotlib takes half a second

    drawn = _drawn(entry, words)
    return pixels(drawn.marks, drawn.size, scale)


def _drawn(entry: Entry, words: Words) -> _Sheet:
    """The card on as much ground as it needs."""
    height = _height(entry.card)
    title = Frame(EDGE, EDGE, WIDTH - EDGE, EDGE + 3.7 * TITLE)
    content = Frame(EDGE, title.bottom, WIDTH - EDGE, title.bottom + height)
    places = Places(WIDTH, content.bottom, title, content, None, None, None, size=TITLE)
    first = next(entry_sheets(entry, places, words))
    sheet = replace(first, title=entry.headline)  # a picture is one, however many slides there are
    marks = tuple(_marks(sheet, places))
    foot = extent(marks).bottom + 10
    below = moved(sheet.below, 0, foot - sheet.below.y)
    marks = (*marks, below)
    return _Sheet(marks, (WIDTH, extent(marks).bottom + EDGE))


def _height(card: Card) -> float:
    """What the words around it and the drawing itself take at most."""
    around = 120.0
    if isinstance(card.figure, MapFigure):
        return MAP + around
    if isinstance(card.figure, Figure):
        return float(card.figure.layout.get("height") or PLAIN) * 1.1 + around
    return TABLE + around


def _marks(sheet: Sheet, places: Places) -> Iterator[Mark]:
    yield from title_marks(sheet.title, places)
    yield sheet.above
    if sheet.sentence:
        yield sheet.sentence
    if sheet.drawn:
        yield from drawn_marks(sheet.drawn)
    if sheet.table:
        yield from table_marks(sheet.table)
        rest = sentence(sheet.table)
        if rest:
            yield rest
