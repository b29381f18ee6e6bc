"""Points, curves and outlines of a map: what static/map/geometry.js does in a browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot, inf
from typing import Final

from slides.marks import Frame, Point, Ring

STEPS: Final = 22
Curve = tuple[Point, Point, Point]


@dataclass(frozen=True)
class Seat:
    """A place on an edge, and the room that it needs along it."""

    at: float
    room: float
    name: str


def within(point: Point, box: Frame, inset: float = 0) -> bool:
    """Whether a point lies in a box, so far from its edges."""
    x, y = point
    return box.left + inset <= x <= box.right - inset and box.top + inset <= y <= box.bottom - inset


def leaving(start: Point, end: Point, box: Frame) -> tuple[Point, str]:
    """Where the way from a point inside a box to one outside leaves it, and by which edge."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    part, edge = min(
        ((box.left - x0) / dx if dx < 0 else inf, "left"),
        ((box.right - x0) / dx if dx > 0 else inf, "right"),
        ((box.top - y0) / dy if dy < 0 else inf, "top"),
        ((box.bottom - y0) / dy if dy > 0 else inf, "bottom"),
    )
    return (x0 + part * dx, y0 + part * dy), edge


def seated(seats: Sequence[Seat], least: float, most: float) -> list[Seat]:
    """Seats on an edge moved apart, so that each keeps half its room to either side."""
    floor, up = least, []
    for seat in sorted(seats, key=lambda seat: seat.at):
        at = max(seat.at, floor + seat.room / 2)
        floor = at + seat.room / 2
        up.append(replace(seat, at=at))
    roof, down = most, []
    for seat in reversed(up):
        at = min(seat.at, roof - seat.room / 2)
        roof = at - seat.room / 2
        down.append(replace(seat, at=at))
    return down[::-1]


def bowed(start: Point, end: Point, side: int, bow: float) -> Point:
    """The control point of a curve that bows to one side of its chord: 1 right of the way."""
    (x0, y0), (x1, y1) = start, end
    return (
        (x0 + x1) / 2 - side * bow * (y1 - y0),
        (y0 + y1) / 2 + side * bow * (x1 - x0),
    )


def point_at(curve: Curve, t: float) -> Point:
    """The point of a curve at a part of its way."""
    (x0, y0), (cx, cy), (x1, y1) = curve
    u = 1 - t
    return u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1


def _normal_at(curve: Curve, t: float) -> Point:
    (x0, y0), (cx, cy), (x1, y1) = curve
    dx = (1 - t) * (cx - x0) + t * (x1 - cx)
    dy = (1 - t) * (cy - y0) + t * (y1 - cy)
    length = hypot(dx, dy) or 1
    return -dy / length, dx / length


def trimmed(curve: Curve, start_gap: float, end_gap: float) -> tuple[float, float]:
    """The part of a curve that lies outside a gap around each of its ends."""

    def far(t: float, end: Point) -> float:
        x, y = point_at(curve, t)
        return hypot(x - end[0], y - end[1])

    start, end = 0.0, 1.0
    while start < 0.45 and far(start, curve[0]) < start_gap:  # noqa: PLR2004
        start += 0.01
    while end > 0.55 and far(end, curve[2]) < end_gap:  # noqa: PLR2004
        end -= 0.01
    return start, end


def samples(curve: Curve, part: tuple[float, float], count: int) -> list[Point]:
    """Points along a part of a curve."""
    start, end = part
    return [point_at(curve, start + (end - start) * k / count) for k in range(count + 1)]


def ribbon(curve: Curve, part: tuple[float, float], width: float, *, directed: bool) -> Ring:
    """A flow's outline: it swells towards its end, where an arrow's head sits if it has one."""
    start, end = part
    (x0, y0), _, (x1, y1) = curve
    length = hypot(x1 - x0, y1 - y0) * (end - start) or 1
    head = min(5 + 1.1 * width, 0.5 * length) if directed else 0
    neck = end - (end - start) * head / length
    left, right = [], []
    for k in range(STEPS + 1):
        t = start + (neck - start) * k / STEPS
        half = width / 2 * (0.45 + 0.55 * k / STEPS if directed else 1)
        (x, y), (nx, ny) = point_at(curve, t), _normal_at(curve, t)
        left.append((x + half * nx, y + half * ny))
        right.append((x - half * nx, y - half * ny))
    tip = _head(curve, neck, end, width / 2 + max(2.4, 0.28 * width)) if directed else []
    return (*left, *tip, *reversed(right))


def _head(curve: Curve, neck: float, end: float, half: float) -> list[Point]:
    (x, y), (nx, ny) = point_at(curve, neck), _normal_at(curve, neck)
    return [(x + half * nx, y + half * ny), point_at(curve, end), (x - half * nx, y - half * ny)]


def clipped(ring: Sequence[Point], box: Frame) -> Ring:
    """What of a ring lies in a box, by Sutherland and Hodgman's way; shapes have no window."""
    points = list(ring)
    for axis, limit, keeps_above in (
        (0, box.left, True),
        (0, box.right, False),
        (1, box.top, True),
        (1, box.bottom, False),
    ):
        points = list(_half(points, axis, limit, keeps_above))
    return tuple(points)


def _half(points: list[Point], axis: int, limit: float, keeps_above: bool) -> Iterator[Point]:
    for before, here in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside = (here[axis] >= limit) == keeps_above or here[axis] == limit
        was = (before[axis] >= limit) == keeps_above or before[axis] == limit
        if inside != was:
            part = (limit - before[axis]) / (here[axis] - before[axis])
            x, y = (a + part * (b - a) for a, b in zip(before, here, strict=True))
            yield x, y
        if inside:
            yield here
