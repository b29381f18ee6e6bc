"""Names beside the points of a scatter, each where it touches no other name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import dist
from typing import Final

LINE: Final = 15
GAP: Final = 7
"""Pixels between a point's middle and the start of its name."""
NUDGES: Final = (0, -8, 8, -15, 15)
RADIUS: Final = 5

Spot = tuple[float, float]
"""Pixels from the left and from below."""


@dataclass(frozen=True)
class Beside:
    """Where a name stands: to which side of its point, and how many pixels above its middle."""

    leftward: bool
    up: float


@dataclass(frozen=True)
class _Box:
    point: float
    left: float
    right: float
    middle: float

    def touches(self, other: "_Box") -> bool:
        """Whether the two names touch, in this plot or in a wider one."""
        first, second = sorted((self, other), key=lambda box: box.left)
        # Names that stand the other way round than their points meet as those move apart.
        beside = first.right <= second.left and first.point <= second.point
        return not beside and abs(self.middle - other.middle) < LINE

    def covers(self, spot: Spot) -> bool:
        """Whether the name lies on a point."""
        x, y = spot
        across = self.left - RADIUS < x < self.right + RADIUS
        return across and abs(y - self.middle) < LINE / 2 + RADIUS - 1


Place = tuple[Beside, _Box]


def _mistakable(box: _Box, spot: Spot, others: Sequence[Spot]) -> bool:
    """Whether another point lies nearer to where the name begins than its own does."""
    start = (box.left if box.left > box.point else box.right, box.middle)
    own = dist(start, spot)
    return any(dist(start, other) < own for other in others)


def placed(
    spots: Sequence[Spot],
    lengths: Mapping[int, float],
    width: float,
    wanted: Collection[int],
) -> dict[int, Beside]:
    """Find a place for the names of some points, in the order of `lengths`; the rest has none.

    `spots` are all points in pixels, from the left and from below; `lengths` the pixels that the
    name of a point needs, by its place in `spots`; `width` those of the plot. No two names touch,
    and none leaves the plot; a name lies on another point, or nearer to one than to its own, only
    if it is `wanted`. What parts in a plot of this width parts in a wider one.
    """
    drawn: list[_Box] = []
    found: dict[int, Beside] = {}
    for point, length in lengths.items():
        tried = [
            (beside, box)
            for beside, box in _places(spots[point], length)
            if box.left >= 0 and box.right <= width and not any(map(box.touches, drawn))
        ]
        others = [spot for n, spot in enumerate(spots) if n != point]
        if chosen := _best(tried, spots[point], others, wanted=point in wanted):
            found[point] = chosen[0]
            drawn.append(chosen[1])
    return found


def _best(
    tried: Sequence[Place], spot: Spot, others: Sequence[Spot], *, wanted: bool
) -> Place | None:
    """The first place that is sure to be read; where the name is `wanted`, at least one."""
    clear: list[Place] = []
    for place in tried:
        if any(map(place[1].covers, others)):
            continue
        if not _mistakable(place[1], spot, others):
            return place
        clear.append(place)
    return next(iter(clear or tried), None) if wanted else None


def _places(spot: Spot, length: float) -> Iterator[Place]:
    """The places beside a point, the best first."""
    x, y = spot
    for up in NUDGES:
        yield Beside(leftward=False, up=up), _Box(x, x + GAP, x + GAP + length, y + up)
        yield Beside(leftward=True, up=up), _Box(x, x - GAP - length, x - GAP, y + up)
