"""A map laid out as marks: every country a shape with its name, every flow a curve with its own.

It is the twin of static/map/drawing.js, but for the legend, which stands beside a map on a slide.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from typing import Final

from data.geography import View, anchors, shapes, size
from data.vocabulary import SIX
from data.words import Words
from figures.map import Circle, Flow, MapFigure
from figures.theme import COUNTRY_COLOURS, faded
from slides import map_geometry as geometry
from slides.extent import extent
from slides.map_keys import GROUND, keys
from slides.map_labels import Place, block, placed
from slides.marks import (
    PAPER,
    Area,
    Disc,
    Frame,
    Group,
    Mark,
    Part,
    Pen,
    Picture,
    Point,
    Run,
    Text,
    Way,
    moved,
)

KEYS: Final = 190.0
GAP: Final = 26.0
WIDEST: Final = {"nordics": 1.79, "world": 2.12}
NARROWEST: Final = {"nordics": 0.8, "world": 1.75}
"""Width over height below which a view would lose countries that it is about."""
EDGE: Final = 6.0
NAMED_CIRCLES: Final = 10
TINT: Final = 0.17
RIBBON: Final = 0.85
BOW: Final = 0.17


@dataclass(frozen=True)
class Ground:
    """A view on a picture: the frame of its land, and how its units become pixels."""

    figure: MapFigure
    words: Words
    frame: Frame
    scale: float
    shift: float

    def pixel(self, point: Point) -> Point:
        """A point of the view in the picture."""
        return (point[0] - self.shift) * self.scale, point[1] * self.scale

    def width(self, amount: float) -> float:
        """The width of a flow."""
        most = self.figure.flows[0].amount if self.figure.flows else 1
        widest = 15 * (0.8 if self.figure.view == "world" else 1)
        return max(1.8, widest * amount / most)

    def radius(self, amount: float) -> float:
        """The radius of a circle, whose area is in proportion to its amount."""
        most = self.figure.circles[0].amount if self.figure.circles else 1
        largest = 25 * (0.45 if self.figure.view == "world" else 1)
        return max(2.5, largest * sqrt(amount / most))


def map_picture(figure: MapFigure, room: tuple[float, float], words: Words) -> Picture:
    """The map in a width and a height, in pixels, its legend to the right."""
    width, height = room
    wide = min(width - KEYS - GAP, height * WIDEST[figure.view])
    tall = min(height, wide / NARROWEST[figure.view])
    view_width, view_height = size(figure.view)
    scale = tall / view_height
    frame = Frame(0, 0, wide, tall)
    ground = Ground(figure, words, frame, scale, view_width / 2 - wide / 2 / scale)
    seen = _places(ground)
    flows, points = _flows(ground, seen)
    legend = tuple(keys(figure, ground.width, ground.radius, KEYS))
    beside = tuple(moved(mark, wide + GAP, 0) for mark in legend)
    groups = (
        Group(words("slides.map.land"), tuple(_land(ground))),
        Group(words("slides.map.flows"), flows),
        Group(words("slides.map.circles"), tuple(_circles(ground, seen))),
        Group(words("slides.map.names"), tuple(_names(ground, seen, points))),
        Group(words("slides.map.legend"), beside),
    )
    parts = tuple(Part("data", group) for group in groups if group.marks)
    return Picture(width, height, frame, parts)


@cache
def _outline(view: View, code: str, scale: float, shift: float, box: Frame) -> Area:
    """A country's rings in the picture, cut at its edges, specks left out."""
    rings = []
    for ring in shapes(view)[code].rings():
        pixels = [((x - shift) * scale, y * scale) for x, y in ring]
        inside = geometry.clipped(_thinned(pixels), box)
        if len(inside) > 2:  # noqa: PLR2004 - a ring has three corners
            rings.append(inside)
    return Area(tuple(rings))


def _thinned(points: list[Point]) -> list[Point]:
    """A ring without the points that lie within half a pixel of the one before."""
    kept = points[:1]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.6:  # noqa: PLR2004
            kept.append(point)
    return kept


def _land(ground: Ground) -> list[Mark]:
    figure, frame = ground.figure, ground.frame
    fills = {fill.country: faded(figure.hue, fill.opacity) for fill in figure.fills}
    if not fills:
        fills = {code: faded(colour, TINT) for code, colour in COUNTRY_COLOURS.items()}
    marks: list[Mark] = []
    for code in shapes(figure.view):
        outline = _outline(figure.view, code, ground.scale, ground.shift, frame)
        if not outline.rings:
            continue
        name = ground.words.country(code) if code else ground.words("slides.map.rest")
        fill = fills.get(code, GROUND)
        marks.append(replace(outline, fill=fill, pen=Pen(PAPER, 0.7), name=name))
    return marks


def _places(ground: Ground) -> dict[str, Place]:
    """Where each country's flows end: its anchor, or a place at the edge if that lies beyond it."""
    figure, frame = ground.figure, ground.frame
    at = anchors(figure.view)
    six = [ground.pixel(at[code]) for code in SIX]
    middle = (sum(x for x, _ in six) / len(six), sum(y for _, y in six) / len(six))
    radii = {circle.country: ground.radius(circle.amount) for circle in figure.circles}
    linked = {end for flow in figure.flows for end in (flow.origin, flow.destination)}
    seen, ports = {}, defaultdict(list)
    for label in figure.labels:
        point, ends = ground.pixel(at[label.country]), label.country in linked
        radius = radii.get(label.country, 0.0)
        place = Place(label, block(label), point, radius, ends, free=not radius and not ends)
        if geometry.within(point, frame, 2 * EDGE):
            seen[label.country] = place
        elif ends:
            out, edge = geometry.leaving(middle, point, frame)
            ports[edge].append(replace(place, at=out, radius=0.0))
    for edge, held in ports.items():
        seen |= _ports(edge, held, frame)
    return seen


def _ports(edge: str, held: list[Place], frame: Frame) -> dict[str, Place]:
    """Names at an edge in the direction of their countries, apart from each other."""
    upright = edge in ("left", "right")
    by_name = {place.label.country: place for place in held}
    seats = [
        geometry.Seat(
            place.at[1 if upright else 0],
            place.block.height + 9 if upright else place.block.width + 14,
            place.label.country,
        )
        for place in held
    ]
    most = (frame.height if upright else frame.width) - EDGE
    return {
        seat.name: _port(edge, seat.at, by_name[seat.name], frame)
        for seat in geometry.seated(seats, EDGE, most)
    }


def _port(edge: str, at: float, place: Place, frame: Frame) -> Place:
    width, height = place.block.width, place.block.height
    x = {"left": EDGE, "right": frame.width - EDGE - width}.get(edge, at - width / 2)
    y = {"top": EDGE, "bottom": frame.height - EDGE - height}.get(edge, at - height / 2)
    box = Frame(x, y, x + width, y + height)
    end = {
        "left": (box.right + 6, at),
        "right": (box.left - 6, at),
        "top": (at, box.bottom + 4),
        "bottom": (at, box.top - 4),
    }[edge]
    return replace(place, at=end, box=box)


def _flows(
    ground: Ground, seen: dict[str, Place]
) -> tuple[tuple[Mark, ...], list[tuple[Point, float]]]:
    """The flows as shapes, and points on them that names keep off."""
    flows = [f for f in ground.figure.flows if f.origin in seen and f.destination in seen]
    pairs = {(flow.destination, flow.origin) for flow in ground.figure.flows}
    marks: list[Mark] = []
    points: list[tuple[Point, float]] = []
    for flow in flows:
        curve, part = _curve(flow, seen, ground, paired=(flow.origin, flow.destination) in pairs)
        width = ground.width(flow.amount)
        ring = geometry.ribbon(curve, part, width, directed=ground.figure.directed)
        marks.append(Area((ring,), faded(flow.colour, RIBBON), name=flow.title))
        points += [(point, width) for point in geometry.samples(curve, part, 26)]
    return tuple(marks), points


def _curve(
    flow: Flow, seen: dict[str, Place], ground: Ground, *, paired: bool
) -> tuple[geometry.Curve, tuple[float, float]]:
    start, end = seen[flow.origin], seen[flow.destination]
    north = 1 if end.at[0] < start.at[0] else -1
    side = north if ground.figure.view == "world" and not paired else 1
    curve = (start.at, geometry.bowed(start.at, end.at, side, BOW), end.at)
    return curve, geometry.trimmed(curve, _gap(start), _gap(end))


def _gap(place: Place) -> float:
    if place.box:
        return 1.0
    return place.radius + 2 if place.radius else 4.0


def _circles(ground: Ground, seen: dict[str, Place]) -> list[Mark]:
    marks: list[Mark] = []
    for circle in ground.figure.circles:
        place = seen.get(circle.country)
        if place is not None and place.box is None:
            marks += _circle(circle, place, ground.words)
    return marks


def _circle(circle: Circle, place: Place, words: Words) -> list[Mark]:
    name, (x, y) = words.country(circle.country), place.at
    return [
        Disc(x, y, place.radius, "paper:0.8", None, name),
        Disc(x, y, place.radius, faded(circle.colour, 0.3), Pen(circle.colour, 1.5), name),
    ]


def _names(ground: Ground, seen: dict[str, Place], points: list[tuple[Point, float]]) -> list[Mark]:
    here = list(seen.values())
    ports = [place for place in here if place.box]
    taken = [
        Frame(x - r, y - r, x + r, y + r) for (x, y), r in ((p.at, p.radius) for p in here) if r
    ]
    left = NAMED_CIRCLES
    open_ = []
    for place in here:
        if place.box:
            continue
        named = place.label.strong or place.ends
        if not named:
            left -= 1
        if named or left >= 0:
            open_.append(place)
    boxes = [*taken, *(port.box for port in ports if port.box)]
    named_places = [*ports, *placed(open_, boxes, points, ground.frame.inset(2))]
    leaders: list[Mark] = [
        Way(place.leader, Pen("ink:0.55", 1)) for place in named_places if place.leader
    ]
    return [*leaders, *(_name(place) for place in named_places)]


def _name(place: Place) -> Mark:
    box = place.box or extent(())
    x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[place.anchor]
    lines = tuple((Run(text, size, bold=bold),) for text, size, bold in place.block.lines)
    return Text(x, box.top, lines, place.anchor, halo=True)
