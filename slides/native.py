"""Marks as shapes of a slide: each can be taken hold of, recoloured, and read by its name.

The shapes are written as XML at once; built one by one, a map's took half a minute.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from math import cos, radians, sin
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from slides import letters
from slides.colours import shade
from slides.extent import extent
from slides.marks import (
    INK,
    LINK,
    MUTED,
    PAPER,
    Area,
    Box,
    Disc,
    Frame,
    Group,
    Line,
    Mark,
    Pen,
    Ring,
    Run,
    Text,
    Way,
)

EMU: Final = 12_700
HUNDREDTHS: Final = 100
WHOLE: Final = 100_000
TURN: Final = 60_000
SLACK: Final = 1.02
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DASHES: Final = {"dot": "sysDot", "dash": "dash", "dashdot": "dashDot"}
ALIGNED: Final = {"start": "l", "middle": "ctr", "end": "r"}


@dataclass
class Writer:
    """Writes marks of a picture that stands at a point of a slide, in points, at a scale.

    `relate` gives the id under which the slide keeps an address that a run leads to.
    """

    left: float
    top: float
    scale: float
    language: str = "en-GB"
    relate: Callable[[str], str] | None = None
    ids: Iterator[int] = field(default_factory=lambda: count(100))

    def group(self, name: str, alt: str, marks: tuple[Mark, ...]) -> str:
        """Marks as one group with words for those who don't see it."""
        inside = "".join(map(self.mark, marks))
        box = extent(marks)
        place = self._place(box.left, box.top, box.width, box.height, child=True)
        return (
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{self.named(name, alt)}<p:cNvGrpSpPr/><p:nvPr/>"
            f"</p:nvGrpSpPr><p:grpSpPr>{place}</p:grpSpPr>{inside}</p:grpSp>"
        )

    def mark(self, mark: Mark) -> str:
        """One mark."""
        if isinstance(mark, Group):
            return self.group(mark.name, "", mark.marks)
        if isinstance(mark, Text):
            return self._text(mark)
        if isinstance(mark, Box):
            where = self._place(mark.x, mark.y, mark.width, mark.height)
            return self._shape(mark.name or "bar", where, _preset("rect"), mark.fill, mark.pen)
        if isinstance(mark, Disc):
            side, r = 2 * mark.radius, mark.radius
            where = self._place(mark.x - r, mark.y - r, side, side)
            return self._shape(mark.name or "dot", where, _preset("ellipse"), mark.fill, mark.pen)
        if isinstance(mark, Way):
            return self._free(mark.name or "line", (mark.points,), "", mark.pen, closed=False)
        return self._free(mark.name or "area", mark.rings, mark.fill, mark.pen, closed=True)

    def _shape(self, name: str, where: str, form: str, fill: str, pen: Pen | None) -> str:
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr>{self.named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{where}{form}{filled(fill)}{self._line(pen)}</p:spPr></p:sp>"
        )

    def _free(
        self, name: str, rings: tuple[Ring, ...], fill: str, pen: Pen | None, *, closed: bool
    ) -> str:
        box = extent((Area(rings),))
        unit = EMU * self.scale
        paths = "".join(_path(ring, box, unit, closed=closed) for ring in rings if len(ring) > 1)
        width, height = (max(1, round(side * unit)) for side in (box.width, box.height))
        none = "" if closed else ' fill="none"'
        form = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{width}" h="{height}"{none}>{paths}</a:path></a:pathLst></a:custGeom>'
        )
        where = self._place(box.left, box.top, box.width, box.height)
        return self._shape(name, where, form, fill, pen)

    def _text(self, text: Text) -> str:
        width, height = letters.size_of(text)
        wide = width * SLACK + 2
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.across]
        x, y, rotation = left, text.y, ""
        if text.angle:
            x, y = _turned(text, left, wide, height)
            rotation = f' rot="{round(text.angle * TURN) % (360 * TURN)}"'
        where = self._place(x, y, wide, height, rotation)
        words = "".join(self._paragraph(line, text) for line in text.lines)
        told = " ".join("".join(run.text for run in line) for line in text.lines)
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr>{self.named(text.name or told)}"
            '<p:cNvSpPr txBox="1"/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{where}{_preset('rect')}<a:noFill/></p:spPr><p:txBody>"
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>"
        )

    def _paragraph(self, line: Line, text: Text) -> str:
        spacing = round(letters.line_height(line) * self.scale * HUNDREDTHS)
        runs = "".join(self.run(run, halo=text.halo) for run in line)
        return (
            f'<a:p><a:pPr algn="{ALIGNED[text.across]}" marL="0" indent="0">'
            f'<a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>'
            f"{runs}</a:p>"
        )

    def run(self, run: Run, *, halo: bool = False) -> str:
        """A run of letters."""
        size = round(run.size * self.scale * HUNDREDTHS / 10) * 10
        look = f' b="{int(run.bold)}" i="{int(run.italic)}"'
        glow = (
            f'<a:effectLst><a:glow rad="25400">{colour(PAPER)}</a:glow></a:effectLst>'
            if halo
            else ""
        )
        face = f'<a:latin typeface="+mn-lt"/>{self._link(run.link)}'
        return (
            f'<a:r><a:rPr lang={quoteattr(self.language)} sz="{size}"{look} dirty="0">'
            f"{filled(run.colour)}{glow}{face}</a:rPr><a:t>{clean(run.text)}</a:t></a:r>"
        )

    def _link(self, address: str) -> str:
        if not self.relate or not address.startswith(("https://", "http://")):
            return ""
        return f'<a:hlinkClick r:id="{self.relate(address)}"/>'

    def named(self, name: str, alt: str = "") -> str:
        """What an object is called, and its words for those who do not see it."""
        told = f" descr={quoteattr(printable(alt))}" if alt else ""
        return f'<p:cNvPr id="{next(self.ids)}" name={quoteattr(printable(name)[:250])}{told}/>'

    def _place(  # noqa: PLR0913 - a box, how it is turned, and what it holds
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        rotation: str = "",
        *,
        child: bool = False,
    ) -> str:
        left, top = (
            round((start + at * self.scale) * EMU) for start, at in ((self.left, x), (self.top, y))
        )
        wide, tall = (max(0, round(side * self.scale * EMU)) for side in (width, height))
        inner = (
            f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{wide}" cy="{tall}"/>' if child else ""
        )
        return (
            f'<a:xfrm{rotation}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{tall}"/>'
            f"{inner}</a:xfrm>"
        )

    def _line(self, pen: Pen | None) -> str:
        if pen is None or not pen.width:
            return "<a:ln><a:noFill/></a:ln>"
        dash = f'<a:prstDash val="{DASHES[pen.dash]}"/>' if pen.dash in DASHES else ""
        width = round(pen.width * self.scale * EMU)
        return f'<a:ln w="{width}">{filled(pen.colour)}{dash}<a:round/></a:ln>'


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _path(ring: Ring, box: Frame, unit: float, *, closed: bool) -> str:
    points = [
        f'<a:pt x="{round((x - box.left) * unit)}" y="{round((y - box.top) * unit)}"/>'
        for x, y in ring
    ]
    first, *rest = points
    way = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    return f"<a:moveTo>{first}</a:moveTo>{way}{'<a:close/>' if closed else ''}"


def _turned(text: Text, left: float, wide: float, height: float) -> tuple[float, float]:
    """The corner of a box that, turned around its middle, starts where the text starts."""
    dx, dy = left + wide / 2 - text.x, height / 2
    angle = radians(text.angle)
    x = text.x + dx * cos(angle) - dy * sin(angle)
    y = text.y + dx * sin(angle) + dy * cos(angle)
    return x - wide / 2, y - height / 2


def colour(name: str, *, told: bool = False) -> str:
    """A colour as DrawingML: ink and paper are the theme's, so that they follow a template.

    `told` says of a colour that covers its ground that it does.
    """
    if name == MUTED:  # not see-through: LibreOffice cuts such letters off
        return '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
    mixed = shade(name)
    alpha = f'<a:alpha val="{round(mixed.alpha * WHOLE)}"/>' if told or mixed.alpha < 1 else ""
    if mixed.token:
        scheme = {INK: "tx1", PAPER: "bg1", LINK: "hlink"}[mixed.token]
        return f'<a:schemeClr val="{scheme}">{alpha}</a:schemeClr>'
    return f'<a:srgbClr val="{mixed.hexadecimal}">{alpha}</a:srgbClr>'


def filled(name: str, *, told: bool = False) -> str:
    """A fill of a colour; none where it is empty."""
    return f"<a:solidFill>{colour(name, told=told)}</a:solidFill>" if name else "<a:noFill/>"


def printable(text: str) -> str:
    """Text without the signs that XML can't hold."""
    return "".join(letter for letter in text if letter in "\t\n" or ord(letter) >= ord(" "))


def clean(text: str) -> str:
    """Text for XML."""
    return escape(printable(text))
