"""The little markup of Plotly's texts, as runs: bold, italic, line breaks, sizes of spans."""

import re
from dataclasses import replace
from html import unescape
from typing import Final

from slides.marks import Line, Run

TAG: Final = re.compile(r"<[^>]*>")
SIZE: Final = re.compile(r"font-size:\s*([\d.]+)px")
COLOUR: Final = re.compile(r"(?<![-\w])color:\s*([^;'\"]+)")
BREAK: Final = re.compile(r"<br\s*/?>")


def lines_of(text: str, plain: Run) -> tuple[Line, ...]:
    """A text's lines; what no tag changes looks like `plain`."""
    lines: list[Line] = []
    looks = [plain]
    for part in BREAK.split(text):
        line, place = [], 0
        for tag in TAG.finditer(part):
            line.append(_run(part[place : tag.start()], looks[-1]))
            looks = _after(tag[0], looks)
            place = tag.end()
        line.append(_run(part[place:], looks[-1]))
        lines.append(tuple(run for run in line if run.text))
    return tuple(lines)


def told(text: str) -> str:
    """A text without its markup, in one line."""
    return unescape(TAG.sub("", BREAK.sub(" ", text))).strip()


def _run(text: str, look: Run) -> Run:
    return replace(look, text=unescape(text))


def _after(tag: str, looks: list[Run]) -> list[Run]:
    if tag.startswith("</"):
        return looks[:-1] if len(looks) > 1 else looks
    name, look = tag.strip("<>/ ").split(" ")[0].lower(), looks[-1]
    size, colour = SIZE.search(tag), COLOUR.search(tag)
    return [
        *looks,
        replace(
            look,
            bold=look.bold or name in ("b", "strong"),
            italic=look.italic or name in ("i", "em"),
            size=float(size[1]) if size else look.size,
            colour=colour[1].strip() if colour else look.colour,
        ),
    ]
