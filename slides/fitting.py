"""How large a figure is drawn on a slide: as large as it goes without one name touching another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from math import ceil
from typing import Final

from slides.extent import TOUCH, extent, overlap
from slides.marks import Frame, Mark, Part, Picture, Text, Way, flat, moved
from slides.paper import LEAST
from slides.stage import SIZE
from slides.thinning import thinned

Draw = Callable[[tuple[float, float], float], Picture]
"""Draws at a width and height, in pixels, with no letters smaller than so many pixels."""

READABLE: Final = LEAST / SIZE
# Points to a pixel of the figure, whose letters have 13 of them: from 15 points down to the least.
SCALES: Final = (1.15, 1.08, 1.0, READABLE)
# For a figure of few rows, which would leave the slide empty; it is not made flatter then.
LARGER: Final = (1.45, 1.3)
FLATTER: Final = (0.72, 0.6)
DENSER: Final = (*FLATTER, 0.45)
TALL: Final = 0.6
FULL: Final = 0.55
WIDE: Final = 0.5
TALLER: Final = (1.0, 1.15, 1.3)
FAR: Final = 1e6
EVEN: Final = 1.12
NARROWEST: Final = 460.0
STRETCH: Final = 1.4
SHORTEST: Final = 90.0
BESIDE: Final = 4.0


def fitted(  # noqa: PLR0913 - a figure, what it may lose, and its room
    draw: Draw,
    tall: float,
    room: Frame,
    *,
    rows: bool = True,
    denser: Draw | None = None,
    larger: bool = True,
) -> list[tuple[Picture, float]]:
    """Pictures that fill the room one after the other, each with its scale.

    `tall` is the height at which the figure was designed. Where its names would touch, or its
    rows be much flatter, even at the smallest scale, `denser` draws it, which needs less height.
    Where that is not enough, it is drawn at its height and cut between its `rows`; one that has
    none, or can't be cut, loses the names that lie on others. `larger` is for a whole figure, not
    for the part of one.
    """
    width = max(NARROWEST, room.width)
    allowed = min(touching(draw((width, high), LEAST)) for high in {tall, max(tall, room.height)})
    for one, flatter in ((draw, FLATTER), (denser, DENSER)):
        scales = [(scale, 1.0) for scale in LARGER if larger] + list(product(SCALES, flatter))
        whole = _on_one(one, tall, room, allowed, scales) if one else None
        if whole:
            return [whole]
    if not rows:
        return [_thinned(draw, room)]
    pages = list(cut(_whole(draw, tall, room, allowed), room.height / READABLE))
    return [(page, READABLE) for page in pages] or [_thinned(draw, room)]


def _on_one(
    draw: Draw, tall: float, room: Frame, allowed: int, scales: list[tuple[float, float]]
) -> tuple[Picture, float] | None:
    """The picture at the largest scale at which it fits, rather small than flat; None if none.

    Each of the scales goes with the part of its height to which it may shrink.
    """
    for scale, flattest in sorted(scales, key=lambda one: -one[1]):
        height = min(room.height / scale, max(STRETCH * tall, SHORTEST))
        if height < tall * flattest:
            continue
        for high in dict.fromkeys((height, min(height, max(tall, SHORTEST)))):
            picture = draw((room.width / scale, high), LEAST / scale)
            if touching(picture) <= allowed and inside(picture):
                return picture, scale
    return None


def _whole(draw: Draw, tall: float, room: Frame, allowed: int) -> Picture:
    """The whole figure to be cut, higher than it was designed where its larger names would touch.

    Rows that are taller than names stay as they are.
    """
    drawn = [
        draw((room.width / READABLE, max(tall, room.height / READABLE) * more), LEAST / READABLE)
        for more in TALLER
    ]
    return next((picture for picture in drawn if touching(picture) <= allowed), drawn[0])


def _thinned(draw: Draw, room: Frame) -> tuple[Picture, float]:
    """The picture at the smallest scale without the names that lie on those before them."""
    size = room.width / READABLE, room.height / READABLE
    return thinned(draw(size, LEAST / READABLE)), READABLE


def touching(picture: Picture) -> int:
    """How many texts lie on each other, or on marks."""
    boxes = [(extent((mark,)), isinstance(mark, Text)) for mark in flat(picture.marks())]
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

    The names below the plot are on each page too. It is cut above a row's title, where its rows
    have some, else where nothing but long lines would be; without such a place it is not cut.
    """
    head = [part for part in picture.parts if _foot(part.mark) <= picture.plot.top + 1]
    tail = [part for part in picture.parts if _below(part, picture.plot)]
    rest = [part for part in picture.parts if part not in head and part not in tail]
    above, below = picture.plot.top, picture.height - picture.plot.bottom if tail else 0.0
    whole = picture.height - below
    blocks = _blocks([extent((p.mark,)) for p in rest if not _long(p.mark, picture)])
    titles = _titles(rest, picture.plot)
    start, most = above, height - above - below
    while start < whole - 1:
        left = whole - start
        even = left / ceil(left / most) * EVEN
        end = min(start + min(even, most), whole)
        if end < whole - 1:
            end = _last(titles, start, end) or _free(blocks, start, end)
            if end <= start:
                return
        foot = above + end - start
        parts = [part for part in (_within(p, start, end, above) for p in rest) if part]
        named = [Part(p.role, moved(p.mark, 0, foot - picture.plot.bottom)) for p in tail]
        plot = Frame(picture.plot.left, above, picture.plot.right, foot)
        yield Picture(picture.width, foot + below, plot, (*head, *parts, *named))
        start = end


def _below(part: Part, plot: Frame) -> bool:
    """Whether a part is a name of the axis below the plot."""
    named = part.role == "axis_x" and isinstance(part.mark, Text)
    return named and extent((part.mark,)).top >= plot.bottom - 1


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


def _titles(parts: list[Part], plot: Frame) -> list[float]:
    """Where the titles of rows begin, that stand at the plot's left edge over their rows."""
    return [
        part.mark.y - TOUCH
        for part in parts
        if part.role == "above"
        and isinstance(part.mark, Text)
        and part.mark.across == "start"
        and abs(part.mark.x - plot.left) <= BESIDE
    ]


def _last(titles: list[float], start: float, end: float) -> float:
    """The last title in the lower part of a page; 0 if there is none."""
    least = start + FULL * (end - start)
    return max((title for title in titles if least <= title <= end), default=0.0)


def _free(blocks: list[tuple[float, float]], start: float, end: float) -> float:
    """The last wide gap between marks in the lower part of a page, `start` if there is none."""
    least = start + FULL * (end - start)
    gaps = [
        (below[0] - above[1], below[0] - TOUCH)
        for above, below in pairwise([*blocks, (FAR, FAR)])
        if least <= below[0] - TOUCH and above[1] <= end and below[0] > above[1] - TOUCH
    ]
    ends = [(min(gap, FAR), min(place, end)) for gap, place in gaps if place <= end or gap > TOUCH]
    widest = max(ends, default=(0.0, start))[0]
    return max((place for gap, place in ends if gap >= WIDE * widest), default=start)


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
