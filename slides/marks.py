"""The few kinds of marks that every picture is made of, in pixels from its upper left corner.

A figure is laid out as marks once, and marks are written three ways: as native shapes on a slide,
as SVG, and on a page of PDF. A colour is hexadecimal, `rgba(...)`, or one of the tokens below,
for which each way puts what its ground asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

INK: Final = "ink"
MUTED: Final = "muted"
FAINT: Final = "faint"
PAPER: Final = "paper"
LINK: Final = "link"

Point = tuple[float, float]
Ring = tuple[Point, ...]
Across = Literal["start", "middle", "end"]
Role = Literal["below", "axis_x", "axis_y", "data", "value", "above", "end", "legend"]


@dataclass(frozen=True)
class Pen:
    """How an outline or a line is drawn; `dash` is Plotly's word for it."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True)
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    pen: Pen | None = None
    name: str = ""


@dataclass(frozen=True)
class Disc:
    """A circle around a point."""

    x: float
    y: float
    radius: float
    fill: str = ""
    pen: Pen | None = None
    name: str = ""


@dataclass(frozen=True)
class Area:
    """Closed rings, islands and holes alike: filled by the even-odd rule."""

    rings: tuple[Ring, ...]
    fill: str = ""
    pen: Pen | None = None
    name: str = ""


@dataclass(frozen=True)
class Way:
    """An open line through points."""

    points: Ring
    pen: Pen
    name: str = ""


@dataclass(frozen=True)
class Run:
    """Letters in one look; the size is in pixels."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = INK
    link: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Text:
    """Lines of words: `x` is where they start, centre or end, `y` their upper edge.

    `angle` turns them clockwise around that point. `halo` is drawn behind the letters, where
    the way of drawing can, so that they read on lines.
    """

    x: float
    y: float
    lines: tuple[Line, ...]
    across: Across = "start"
    angle: float = 0
    halo: bool = False
    name: str = ""


@dataclass(frozen=True)
class Group:
    """Marks that belong together and can be moved as one."""

    name: str
    marks: tuple["Mark", ...]


Mark = Box | Disc | Area | Way | Text | Group


@dataclass(frozen=True)
class Frame:
    """An upright part of a picture: its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def inset(self, by: float) -> "Frame":
        """The same frame with its edges moved inwards."""
        return Frame(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True)
class Part:
    """A mark and what it is to the picture: a chart's data or axis can be drawn by an office."""

    role: Role
    mark: Mark


@dataclass(frozen=True)
class Picture:
    """A figure laid out: its size, the frame of its plot, and its parts from back to front."""

    width: float
    height: float
    plot: Frame
    parts: tuple[Part, ...]

    def marks(self, *roles: Role) -> tuple[Mark, ...]:
        """The marks of some roles, of all without any."""
        return tuple(part.mark for part in self.parts if not roles or part.role in roles)


def flat(marks: tuple[Mark, ...]) -> Iterator[Box | Disc | Area | Way | Text]:
    """Every mark, those of groups one by one."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from flat(mark.marks)
        else:
            yield mark


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """A mark in another place."""
    return placed(mark, 1.0, dx, dy)


def placed(mark: Mark, scale: float, dx: float, dy: float) -> Mark:
    """A mark at another scale, then moved."""
    if isinstance(mark, Group):
        return replace(mark, marks=tuple(placed(one, scale, dx, dy) for one in mark.marks))
    if isinstance(mark, Text):
        lines = tuple(
            tuple(replace(run, size=run.size * scale) for run in line) for line in mark.lines
        )
        return replace(mark, x=mark.x * scale + dx, y=mark.y * scale + dy, lines=lines)
    pen = replace(mark.pen, width=mark.pen.width * scale) if mark.pen else None
    if isinstance(mark, Way):
        points = tuple((x * scale + dx, y * scale + dy) for x, y in mark.points)
        return replace(mark, points=points, pen=pen or mark.pen)
    if isinstance(mark, Area):
        rings = tuple(tuple((x * scale + dx, y * scale + dy) for x, y in r) for r in mark.rings)
        return replace(mark, rings=rings, pen=pen)
    x, y = mark.x * scale + dx, mark.y * scale + dy
    if isinstance(mark, Disc):
        return replace(mark, x=x, y=y, radius=mark.radius * scale, pen=pen)
    return replace(mark, x=x, y=y, width=mark.width * scale, height=mark.height * scale, pen=pen)
