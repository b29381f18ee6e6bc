"""Names on a map, placed one after the other where they cover least: static/map/labels.js."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from figures.map import Label
from slides import letters
from slides.letters import LEADING
from slides.marks import Across, Frame, Point

GAP: Final = 5.0
COVERED: Final = 1000.0
CROWDED: Final = 45.0
STRONG, PLAIN, DETAIL = 14.0, 12.5, 12.0


@dataclass(frozen=True)
class Block:
    """A label's lines, each with its size and weight, and the room they take."""

    lines: tuple[tuple[str, float, bool], ...]
    width: float
    height: float


@dataclass(frozen=True)
class Place:
    """A label with its mark: where it is, how large, whether flows end there.

    `free` is a name that nothing marks; a name at the edge has its `box` from the start.
    """

    label: Label
    block: Block
    at: Point
    radius: float = 0
    ends: bool = False
    free: bool = False
    box: Frame | None = None
    anchor: Across = "start"
    leader: tuple[Point, Point] | None = None


@dataclass(frozen=True)
class Candidate:
    """A box in which a label could stand, and from which side it is written."""

    box: Frame
    anchor: Across


def block(label: Label) -> Block:
    """A label's lines and the room they take."""
    size = STRONG if label.strong else PLAIN
    lines = [(label.name, size, label.strong)]
    if label.strong and label.detail:
        lines.append((label.detail, DETAIL, False))
    width = max(letters.width(text, size, bold=bold) for text, size, bold in lines)
    return Block(tuple(lines), width, sum(size * LEADING for _, size, _ in lines))


def placed(
    labels: Sequence[Place],
    taken: Sequence[Frame],
    points: Sequence[tuple[Point, float]],
    frame: Frame,
) -> Iterator[Place]:
    """Labels in their order; a strong one always, another only where it covers no mark.

    `taken` are boxes that none may cover, `points` lie on flows, each with its width.
    """
    boxes = list(taken)
    for place in labels:
        ranked = [
            (_cost(place, one, rank, boxes, points, frame), rank, one)
            for rank, one in enumerate(_candidates(place))
        ]
        cost, _, best = min(ranked, key=lambda item: item[:2])
        if cost >= CROWDED and not place.label.strong:
            continue
        boxes.append(best.box)
        yield Place(
            place.label,
            place.block,
            place.at,
            place.radius,
            place.ends,
            place.free,
            best.box,
            best.anchor,
            _leader(place, best.box),
        )


def _candidates(place: Place) -> Iterator[Candidate]:
    (x, y), block = place.at, place.block
    if place.free:
        yield _boxed(x - block.width / 2, y - block.height / 2, "middle", block)
    for ring in (0, 3, 8) if place.label.strong else (0,):
        yield from _around(place.at, place.radius + GAP * (1 + ring), block)


def _around(at: Point, near: float, block: Block) -> Iterator[Candidate]:
    (x, y), width, height = at, block.width, block.height
    slant = near * 0.75
    yield _boxed(x + near, y - height / 2, "start", block)
    yield _boxed(x - near - width, y - height / 2, "end", block)
    yield _boxed(x - width / 2, y - near - height, "middle", block)
    yield _boxed(x - width / 2, y + near, "middle", block)
    yield _boxed(x + slant, y - slant - height, "start", block)
    yield _boxed(x + slant, y + slant, "start", block)
    yield _boxed(x - slant - width, y - slant - height, "end", block)
    yield _boxed(x - slant - width, y + slant, "end", block)


def _boxed(left: float, top: float, anchor: Across, block: Block) -> Candidate:
    return Candidate(Frame(left, top, left + block.width, top + block.height), anchor)


def overlap(a: Frame, b: Frame) -> float:
    """The area that two boxes share."""
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    return width * height if width > 0 and height > 0 else 0.0


def _cost(  # noqa: PLR0913, PLR0917 - all that a place can cost
    place: Place,
    one: Candidate,
    rank: int,
    taken: Sequence[Frame],
    points: Sequence[tuple[Point, float]],
    frame: Frame,
) -> float:
    box = one.box
    cost = rank * 0.6 + 25 * _crossings(_leader(place, box), taken)
    cost += sum(COVERED + shared for other in taken if (shared := overlap(box, other)))
    cost += sum(
        2 + width
        for (x, y), width in points
        if box.left - 2 < x < box.right + 2 and box.top < y < box.bottom
    )
    outside = (
        box.left < frame.left
        or box.right > frame.right
        or box.top < frame.top
        or box.bottom > frame.bottom
    )
    return cost + 2 * COVERED if outside else cost


def _crossings(line: tuple[Point, Point] | None, taken: Sequence[Frame]) -> int:
    if line is None:
        return 0
    (x0, y0), (x1, y1) = line
    between = [(x0 + t * (x1 - x0), y0 + t * (y1 - y0)) for t in (0.1, 0.3, 0.5, 0.7, 0.9)]
    return sum(
        any(b.left < x < b.right and b.top < y < b.bottom for b in taken) for x, y in between
    )


def _leader(place: Place, box: Frame) -> tuple[Point, Point] | None:
    """The ends of the line from a mark to its label; none where the label is close by."""
    x, y = place.at
    end = (min(max(x, box.left - 2), box.right + 2), min(max(y, box.top), box.bottom))
    far = hypot(end[0] - x, end[1] - y)
    if place.free or far < place.radius + 2 * GAP:
        return None
    start = (place.radius + 1) / far
    return (x + start * (end[0] - x), y + start * (end[1] - y)), end
