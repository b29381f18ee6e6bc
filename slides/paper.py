"""The sizes of paper and screen that slides are made for, and where things stand on them."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from slides.marks import Frame

Size = Literal["16:9", "4:3", "A4"]
SIZES: Final[tuple[str, ...]] = get_args(Size)

# Width and height in points; A4 lies on its side.
POINTS: Final[dict[str, tuple[float, float]]] = {
    "16:9": (960, 540),
    "4:3": (720, 540),
    "A4": (842, 595),
}
LEAST: Final = 12.0
"""Points that letters on a slide have at least: what reads at three metres."""
SMALL: Final = 10.0
"""Points of the letters of sources and of the foot, which are looked up and not shown."""
EDGE: Final = 46.0
TOP: Final = 30.0
TITLE: Final = 66.0
FOOT: Final = 14.0
FOOTER: Final = 16.0
BETWEEN: Final = 6.0
DATE: Final = 150.0
NUMBER: Final = 46.0
COVER: Final = 0.36


@dataclass(frozen=True)
class Foot:
    """Where the line at the foot of a slide stands."""

    date: Frame
    footer: Frame
    number: Frame


@dataclass(frozen=True)
class Places:
    """Where a slide's parts stand, in points: of our own design or of a template's layout.

    `anchored` says whether the title hangs from its upper edge, so that what follows may move
    up to it; `size` is of the title's letters. `unit` and `note` are a template's own places for
    words over and under what is shown.
    """

    width: float
    height: float
    title: Frame
    content: Frame
    date: Frame | None
    footer: Frame | None
    number: Frame | None
    anchored: bool = True
    size: float = 26.0
    unit: Frame | None = None
    note: Frame | None = None


def places(size: Size) -> Places:
    """The places of our own design."""
    width, height = POINTS[size]
    line = foot(size)
    return Places(
        width,
        height,
        title=Frame(EDGE, TOP, width - EDGE, TOP + TITLE),
        content=Frame(EDGE, TOP + TITLE + BETWEEN, width - EDGE, line.date.top - BETWEEN),
        date=line.date,
        footer=line.footer,
        number=line.number,
        size=26.0 if size != "4:3" else 23.0,
    )


def foot(size: Size) -> Foot:
    """The foot of our own design: the brief's title, the day and the slide's number."""
    width, height = POINTS[size]
    right, end = width - EDGE, height - FOOT
    top = end - FOOTER
    return Foot(
        date=Frame(right - NUMBER - DATE, top, right - NUMBER, end),
        footer=Frame(EDGE, top, right - NUMBER - DATE, end),
        number=Frame(right - NUMBER, top, right, end),
    )


@dataclass(frozen=True)
class Cover:
    """Where a cover's title, what it is about and its day stand."""

    title: Frame
    subtitle: Frame
    date: Frame
    rule: Frame


def cover(size: Size) -> Cover:
    """The cover of our own design: a title that ends on a short rule, low on the page."""
    width, height = POINTS[size]
    top = height * COVER
    left, right = EDGE * 1.4, width - EDGE * 1.4
    return Cover(
        title=Frame(left, top - 52, right, top + 52),
        subtitle=Frame(left, top + 88, right, top + 148),
        date=Frame(left, height - EDGE - 24, right, height - EDGE),
        rule=Frame(left, top + 66, left + 64, top + 70),
    )
