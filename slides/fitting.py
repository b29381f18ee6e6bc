"""How large a figure is drawn on a slide: as large as it goes without one name touching another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from slides.extent import extent
from slides.marks import Box, Disc, Frame, Mark, Part, Picture, Text, Way, flat, moved

Draw = Callable[[tuple[float, float]], Picture]

# Points to a pixel of the figure, whose letters have 13 of them: from 15 points down to 10.
SCALES: Final = (1.15, 1.08, 1.0, 0.92, 0.85, 0.77)
SMALLER: Final = (0.7, 0.62, 0.55)
READABLE: Final = 0.85
TOUCH: Final = 1.5
SHARED: Final = 0.3
FLATTEST: Final = 0.72
TALL: Final = 0.6
FULL: Final = 0.55
FAR: Final = 1e6
EVEN: Final = 1.12
NEARLY: Final = 1.25
NARROWEST: Final = 460.0
STRETCH: Final = 1.4
SHORTEST: Final = 90.0


def fitted(
    draw: Draw, tall: float, room: Frame, *, rows: bool = True
) -> list[tuple[Picture, float]]:
    """Pictures that fill the room one after the other, each with its scale.

    `tall` is the height at which the figure was designed. Where its names would touch, or its
    rows be much flatter, even at the smallest scale, it is drawn at that height and cut between
    its `rows`; one that has none, or can't be cut, is made smaller.
    """
    allowed = touching(draw((max(NARROWEST, room.width), max(tall, room.height))))
    for scale in SCALES:
        height = min(room.height / scale, max(STRETCH * tall, SHORTEST))
        if height < FLATTEST * tall:
            continue
        picture = draw((room.width / scale, height))
        if touching(picture) <= allowed and inside(picture):
            return [(picture, scale)]
    if not rows:
        return [_smaller(draw, tall, room)]
    whole = draw((room.width / READABLE, max(tall, room.height / READABLE)))
    pages = list(cut(whole, room.height / READABLE))
    return [(page, READABLE) for page in pages] or [_smaller(draw, tall, room)]


def _smaller(draw: Draw, tall: float, room: Frame) -> tuple[Picture, float]:
    """The largest picture in which about as few words lie on others as can be."""
    natural = draw((max(NARROWEST, room.width), max(tall, room.height)))
    drawn = [(draw((room.width / s, room.height / s)), s) for s in (*SCALES, *SMALLER)]
    counts = [touching(picture, words=True) for picture, _ in drawn]
    most = max(touching(natural, words=True), round(NEARLY * min(counts)))
    return next(one for one, count in zip(drawn, counts, strict=True) if count <= most)


def touching(picture: Picture, *, words: bool = False) -> int:
    """How many texts lie on each other, or on marks: for `words`, on dots and boxes alone."""
    boxes = [
        (extent((mark,)), isinstance(mark, Text))
        for mark in flat(picture.marks())
        if isinstance(mark, Text | Disc | Box) or not words
    ]
    boxes.sort(key=lambda box: box[0].top)
    return sum(overlap(a, b) for a, b in _near(boxes))


def _near(boxes: list[tuple[Frame, bool]]) -> Iterator[tuple[Frame, Frame]]:
    """Pairs of boxes, one of words at least, of which the second starts before the first ends."""
    for place, (box, is_text) in enumerate(boxes):
        for other, is_other in boxes[place + 1 :]:
            if other.top >= box.bottom - TOUCH:
                break
            if is_text or is_other:
                yield box, other


def overlap(a: Frame, b: Frame) -> bool:
    """Whether two boxes share more than a hair."""
    return min(a.right, b.right) - max(a.left, b.left) > TOUCH and min(a.bottom, b.bottom) - max(
        a.top, b.top
    ) > min(2 * TOUCH, SHARED * min(a.height, b.height))


def inside(picture: Picture) -> bool:
    """Whether everything stays on the picture."""
    box = extent(picture.marks())
    return (
        box.left >= -TOUCH
        and box.top >= -TOUCH
        and box.right <= picture.width + TOUCH
        and box.bottom <= picture.height + TOUCH
    )


def cut(picture: Picture, height: float) -> Iterator[Picture]:
    """A tall picture in pages no higher than `height`, each with what stands above the plot.

    It is cut where nothing but long lines would be; without such a place it is not cut.
    """
    head = [part for part in picture.parts if _foot(part.mark) <= picture.plot.top + 1]
    rest = [part for part in picture.parts if part not in head]
    above = picture.plot.top
    blocks = _blocks([extent((p.mark,)) for p in rest if not _long(p.mark, picture)])
    start, most = above, height - above
    while start < picture.height - 1:
        left = picture.height - start
        even = left / ceil(left / most) * EVEN
        end = min(start + min(even, most), picture.height)
        if end < picture.height - 1:
            end = _free(blocks, start, end)
            if end <= start:
                return
        parts = [part for part in (_within(p, start, end, above) for p in rest) if part]
        plot = Frame(picture.plot.left, above, picture.plot.right, above + end - start)
        yield Picture(picture.width, above + end - start, plot, (*head, *parts))
        start = end


def _foot(mark: Mark) -> float:
    return extent((mark,)).bottom


def _long(mark: Mark, picture: Picture) -> bool:
    """Whether a mark is an upright line that runs through most of the plot."""
    box = extent((mark,))
    upright = isinstance(mark, Way) and box.width < 2 * TOUCH
    return upright and box.height > TALL * picture.plot.height


def _blocks(boxes: list[Frame]) -> list[tuple[float, float]]:
    """The stretches from top to bottom that marks take, those that touch as one."""
    merged: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if merged and box.top < merged[-1][1] - TOUCH:
            merged[-1] = (merged[-1][0], max(merged[-1][1], box.bottom))
        else:
            merged.append((box.top, box.bottom))
    return merged


def _free(blocks: list[tuple[float, float]], start: float, end: float) -> float:
    """The widest gap between marks in the lower part of a page, `start` where there is none."""
    least = start + FULL * (end - start)
    gaps = [
        (below[0] - above[1], below[0] - TOUCH)
        for above, below in pairwise([*blocks, (FAR, FAR)])
        if least <= below[0] - TOUCH and above[1] <= end and below[0] > above[1] - TOUCH
    ]
    ends = [(min(gap, FAR), min(place, end)) for gap, place in gaps if place <= end or gap > TOUCH]
    return max(ends, default=(0.0, start))[1]


def _within(part: Part, start: float, end: float, above: float) -> Part | None:
    """A part where it falls on a page, moved up to it; long lines are shortened."""
    box = extent((part.mark,))
    mark = part.mark
    if isinstance(mark, Way) and box.top < end and box.bottom > start:
        points = tuple((x, min(max(y, start), end)) for x, y in mark.points)
        mark = replace(mark, points=points)
    elif not start <= (box.top + box.bottom) / 2 < end:
        return None
    return Part(part.role, moved(mark, 0, above - start))
