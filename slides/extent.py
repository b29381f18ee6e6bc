"""How much of a picture marks take."""

from math import cos, radians, sin
from typing import Final

from slides import letters
from slides.marks import Box, Disc, Frame, Group, Mark, Text, Way

TOUCH: Final = 1.5
"""Pixels that two marks may share."""
SHARED: Final = 0.3


def extent(marks: tuple[Mark, ...]) -> Frame:
    """The box around marks, in their own pixels."""
    boxes = [_extent(mark) for mark in marks]
    return Frame(
        min((box.left for box in boxes), default=0),
        min((box.top for box in boxes), default=0),
        max((box.right for box in boxes), default=0),
        max((box.bottom for box in boxes), default=0),
    )


def _extent(mark: Mark) -> Frame:
    if isinstance(mark, Group):
        return extent(mark.marks)
    if isinstance(mark, Text):
        return _text_extent(mark)
    if isinstance(mark, Box):
        return Frame(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    if isinstance(mark, Disc):
        r = mark.radius
        return Frame(mark.x - r, mark.y - r, mark.x + r, mark.y + r)
    rings = (mark.points,) if isinstance(mark, Way) else mark.rings
    thick = mark.pen.width / 2 if isinstance(mark, Way) else 0.0
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return Frame(
        min(xs, default=0) - thick,
        min(ys, default=0) - thick,
        max(xs, default=0) + thick,
        max(ys, default=0) + thick,
    )


def _text_extent(text: Text) -> Frame:
    width, height = letters.size_of(text)
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.across]
    corners = [(left, text.y), (left + width, text.y)]
    corners += [(x, y + height) for x, y in corners]
    angle = radians(text.angle)
    turned = [
        (
            text.x + (x - text.x) * cos(angle) - (y - text.y) * sin(angle),
            text.y + (x - text.x) * sin(angle) + (y - text.y) * cos(angle),
        )
        for x, y in corners
    ]
    xs, ys = zip(*turned, strict=True)
    return Frame(min(xs), min(ys), max(xs), max(ys))


def overlap(a: Frame, b: Frame) -> bool:
    """Whether two boxes share more than a hair."""
    return min(a.right, b.right) - max(a.left, b.left) > TOUCH and min(a.bottom, b.bottom) - max(
        a.top, b.top
    ) > min(2 * TOUCH, SHARED * min(a.height, b.height))
