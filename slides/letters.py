"""How much room letters take, by the advances of the face that they are drawn in.

Pages and pictures have the house's own face. Slides have that of their template, which holds for
all that is measured within `written_in`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final

from fontTools.ttLib import TTFont

from slides import office_faces
from slides.faces import FAMILY, face
from slides.marks import Line, Run, Text

LEADING: Final = 1.28
ASCENT: Final = 0.96
UNITS: Final = 1000
# A letter that the face lacks is drawn in another, of which the widest common one is an em.
WIDE, FULL_WIDTH_FROM = 0.62, 0x1100


_written: ContextVar[str] = ContextVar("written", default=FAMILY)


@contextmanager
def written_in(name: str) -> Iterator[None]:
    """Measure letters of another face than the house's."""
    before = _written.set(name)
    try:
        yield
    finally:
        _written.reset(before)


def _advances(*, bold: bool) -> Mapping[str, int]:
    name = _written.get()
    return _own(bold=bold) if name == FAMILY else office_faces.advances(name, bold=bold)


@cache
def _own(*, bold: bool) -> Mapping[str, int]:
    with TTFont(face(bold=bold), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[glyph][0] for code, glyph in font.getBestCmap().items()}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of its size."""
    advances = _advances(bold=bold)
    return size / UNITS * sum(advances[one] if one in advances else _lacking(one) for one in text)


def _lacking(letter: str) -> float:
    return UNITS if ord(letter) >= FULL_WIDTH_FROM else UNITS * WIDE


def run_width(run: Run) -> float:
    """The width of a run."""
    return width(run.text, run.size, bold=run.bold)


def line_width(line: Line) -> float:
    """The width of a line of runs."""
    return sum(map(run_width, line))


def line_height(line: Line) -> float:
    """The height that a line takes."""
    return LEADING * max((run.size for run in line), default=0)


def size_of(text: Text) -> tuple[float, float]:
    """Width and height of a block of lines, before it is turned."""
    return max(map(line_width, text.lines), default=0), sum(map(line_height, text.lines))


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Text in lines that fit the room; a word that is too long for one is broken."""
    lines: list[str] = []
    space = width(" ", size, bold=bold)
    for paragraph in text.split("\n"):
        lines.append("")
        taken = 0.0
        for word in paragraph.split(" "):
            wide = width(word, size, bold=bold)
            if (taken + space if lines[-1] else 0.0) + wide <= room:
                taken += (space if lines[-1] else 0.0) + wide
                lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
                continue
            if lines[-1]:
                lines.append("")
            lines[-1:] = [word] if wide <= room else _broken(word, size, room, bold=bold)
            taken = width(lines[-1], size, bold=bold)
    return lines


def _broken(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word, or the pieces of one that is longer than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(f"{pieces[-1]}{letter}", size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Text on one line, what does not fit replaced by an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    ends = range(len(text))
    fit = bisect_right(ends, room, key=lambda end: width(f"{text[:end]}…", size, bold=bold))
    return f"{text[: max(0, fit - 1)].rstrip()}…"


def runs(text: Text) -> Iterator[tuple[Run, float, float]]:
    """A text's runs, each with the left end of its base line, before the text is turned."""
    y = text.y
    for line in text.lines:
        size = max((run.size for run in line), default=0)
        whole = line_width(line)
        x = text.x - {"start": 0, "middle": whole / 2, "end": whole}[text.across]
        for run in line:
            yield run, x, y + ASCENT * size
            x += run_width(run)
        y += line_height(line)


def known(letter: str) -> bool:
    """Whether the house's face has a letter."""
    return letter in _own(bold=False)
