"""A brief as PDF, drawn from the same marks as its slides; no office is needed for it."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, time
from math import isclose
from typing import Any, Final

from fpdf import FPDF

from data.words import Words
from figures.theme import LIGHT
from slides import letters
from slides.brief import Brief
from slides.colours import Shade, shade
from slides.faces import FAMILY, face, second_face
from slides.marks import PAPER, Area, Box, Disc, Mark, Pen, Point, Ring, Run, Text, Way, flat
from slides.page import cover_marks, foot_marks, sheet_marks, title_marks
from slides.paper import Size, cover, places
from slides.sheets import sheets
from slides.sources import source_pages

SECOND: Final = "Second"
DASHES: Final = {"dot": (1.0, 2.0), "dash": (4.0, 3.0), "dashdot": (4.0, 2.0)}
CREATOR: Final = "Samspel"
# How far a curve's handles reach to look like a quarter of a circle.
ROUND: Final = 0.5523


def pdf(brief: Brief, words: Words, size: Size = "16:9") -> bytes:
    """The brief's pages: a cover, its cards, its sources."""
    where = places(size)
    book = Book(brief, words, (where.width, where.height))
    book.page(cover_marks(brief, cover(size), LIGHT.accent, words))
    number = 1
    for sheet in sheets(brief, where, words):
        number += 1
        foot = foot_marks(brief, number, where, words)
        book.page([*sheet_marks(sheet, where), *foot])
    for page in source_pages(brief, where, words):
        number += 1
        title = title_marks(words("slides.sources"), where)
        book.page([*title, *page, *foot_marks(brief, number, where, words)])
    return book.content()


class Book:
    """Pages of one size, written as they are drawn."""

    def __init__(self, brief: Brief, words: Words, size: tuple[float, float]) -> None:
        self.size = size
        self.file = FPDF(unit="pt", format=size)
        self.file.set_margin(0)
        self.file.set_auto_page_break(auto=False)
        for bold in (False, True):
            self.file.add_font(FAMILY, "B" if bold else "", face(bold=bold))
        self.file.add_font(SECOND, "", second_face())
        self.file.set_title(brief.title)
        self.file.set_author(CREATOR)
        self.file.set_creator(CREATOR)
        self.file.set_lang(words.locale.language)
        self.file.set_creation_date(datetime.combine(brief.made, time(), UTC))

    def content(self) -> bytes:
        """The file."""
        return bytes(self.file.output())

    def page(self, marks: Iterable[Mark]) -> None:
        """One page, its marks on paper."""
        self.file.add_page()
        self._draw(Box(0, 0, *self.size, PAPER))
        for mark in flat(tuple(marks)):
            self._draw(mark)

    def _draw(self, mark: Mark) -> None:
        if isinstance(mark, Text):
            self._text(mark)
        elif isinstance(mark, Way):
            self._path(_way(mark.points), "", mark.pen)
        elif isinstance(mark, Area):
            rings = "".join(f"{_way(ring)}h\n" for ring in mark.rings if len(ring) > 1)
            self._path(rings, mark.fill, mark.pen)
        elif isinstance(mark, Disc):
            self._path(_round(mark), mark.fill, mark.pen)
        elif isinstance(mark, Box):
            corners = _corners(mark)
            self._path(f"{_way(corners)}h\n", mark.fill, mark.pen)

    def _path(self, path: str, fill: str, pen: Pen | None) -> None:
        """A path in the page's own upright coordinates, filled by the even-odd rule."""
        inside = shade(fill) if fill else None
        line = shade(pen.colour) if pen and pen.width else None
        if inside is None and line is None:
            return
        ending = {(True, True): "B*", (True, False): "f*"}.get((bool(inside), bool(line)), "S")
        with self._clear(inside, line):
            if inside:
                self.file.set_fill_color(inside.red, inside.green, inside.blue)
                self._out(f"{_rgb(inside)} rg")
            if line and pen:
                dash = " ".join(f"{d * pen.width:.2f}" for d in DASHES.get(pen.dash, ()))
                self._out(f"{_rgb(line)} RG {pen.width:.2f} w 1 j [{dash}] 0 d")
            height = self.size[1]
            self._out(f"q 1 0 0 -1 0 {height:.2f} cm\n{path}{ending} Q")

    def _clear(self, *shades: Shade | None) -> AbstractContextManager[Any]:
        """What draws see-through, where a colour is."""
        alphas = [one.alpha for one in shades if one]
        if all(isclose(alpha, 1) for alpha in alphas):
            return nullcontext()
        fill, line = ((one.alpha if one else None) for one in shades)
        context: AbstractContextManager[Any] = self.file.local_context(
            fill_opacity=fill, stroke_opacity=line
        )
        return context

    def _out(self, operators: str) -> None:
        self.file._out(operators)

    def _text(self, text: Text) -> None:
        turned = self.file.rotation(-text.angle, text.x, text.y) if text.angle else nullcontext()
        with turned:
            for run, x, y in letters.runs(text):
                self._run(run, x, y)

    def _run(self, run: Run, x: float, y: float) -> None:
        ink = shade(run.colour)
        with self._clear(ink, None):
            self.file.set_text_color(ink.red, ink.green, ink.blue)
            at = x
            for known, part in _by_face(run):
                self.file.set_font(
                    FAMILY if known else SECOND, "B" if run.bold and known else "", run.size
                )
                self.file.text(at, y, part)
                at += letters.width(part, run.size, bold=run.bold)
        if run.link:
            width = letters.run_width(run)
            self.file.link(x, y - run.size, width, run.size * letters.LEADING, run.link)


def _by_face(run: Run) -> Iterator[tuple[bool, str]]:
    """A run in parts that the house's face has letters for, and parts that it has none for."""
    part, before = "", True
    for letter in run.text:
        here = before if letter == " " else letters.known(letter)
        if part and here != before:
            yield before, part
            part = ""
        part, before = part + letter, here
    if part:
        yield before, part


def _rgb(colour: Shade) -> str:
    return f"{colour.red / 255:.3f} {colour.green / 255:.3f} {colour.blue / 255:.3f}"


def _way(points: Ring) -> str:
    first, *rest = points
    lines = "".join(f"{x:.2f} {y:.2f} l\n" for x, y in rest)
    return f"{first[0]:.2f} {first[1]:.2f} m\n{lines}"


def _corners(box: Box) -> tuple[Point, ...]:
    right, bottom = box.x + box.width, box.y + box.height
    return (box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)


def _round(disc: Disc) -> str:
    """A circle of four curves."""
    r, c = disc.radius, disc.radius * ROUND
    x, y = disc.x, disc.y
    quarters = (
        (x + r, y + c, x + c, y + r, x, y + r),
        (x - c, y + r, x - r, y + c, x - r, y),
        (x - r, y - c, x - c, y - r, x, y - r),
        (x + c, y - r, x + r, y - c, x + r, y),
    )
    curves = "".join(" ".join(f"{number:.2f}" for number in q) + " c\n" for q in quarters)
    return f"{x + r:.2f} {y:.2f} m\n{curves}h\n"
