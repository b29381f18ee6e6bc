"""Marks as SVG: words stay words, in the house's face, which goes with them."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final
from xml.sax.saxutils import quoteattr

from figures.theme import LIGHT, Theme
from slides.colours import shade
from slides.faces import FAMILY, FOLDER
from slides.letters import runs
from slides.marks import PAPER, Area, Box, Disc, Group, Mark, Pen, Ring, Text, Way
from slides.native import clean, printable

DASHES: Final = {"dot": "1 2", "dash": "4 3", "dashdot": "4 2 1 2"}
HALO: Final = 3
RANGES: Final = {
    "latin": "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
    "latin-ext": "U+0100-02BA,U+1E00-1EFF",
}


def svg(
    marks: Iterable[Mark], size: tuple[float, float], title: str, theme: Theme = LIGHT
) -> bytes:
    """A whole SVG file; `title` says what it shows."""
    width, height = size
    body = "".join(_written(tuple(marks), theme))
    ground = f'<rect width="{width:.0f}" height="{height:.0f}"{_fill(PAPER, theme)}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f"aria-label={quoteattr(printable(title))} "
        f'font-family="{FAMILY}, Arial, sans-serif"><title>{clean(title)}</title>'
        f"<style>{_faces()}</style>{ground}{body}</svg>"
    ).encode()


@cache
def _faces() -> str:
    """The face, so that the picture looks the same where it is not installed."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:100 900;unicode-range:{span};'
        f"src:url(data:font/woff2;base64,{_content(alphabet)})}}"
        for alphabet, span in RANGES.items()
    )


def _content(alphabet: str) -> str:
    return b64encode((FOLDER / f"hanken-grotesk-{alphabet}.woff2").read_bytes()).decode()


def _written(marks: tuple[Mark, ...], theme: Theme) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Group):
            inside = "".join(_written(mark.marks, theme))
            yield f"<g><title>{clean(mark.name)}</title>{inside}</g>"
        elif isinstance(mark, Text):
            yield _text(mark, theme)
        else:
            yield _shape(mark, theme)


def _shape(mark: Box | Disc | Area | Way, theme: Theme) -> str:
    name = f"<title>{clean(mark.name)}</title>" if mark.name else ""
    if isinstance(mark, Way):
        form, fill = f'path d="{_path((mark.points,), closed=False)}"', ""
    elif isinstance(mark, Area):
        form, fill = f'path fill-rule="evenodd" d="{_path(mark.rings, closed=True)}"', mark.fill
    elif isinstance(mark, Disc):
        form = f'circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius:.1f}"'
        fill = mark.fill
    else:
        form = (
            f'rect x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" '
            f'height="{mark.height:.1f}"'
        )
        fill = mark.fill
    look = _fill(fill, theme) + _stroke(mark.pen, theme)
    return f"<{form}{look}>{name}</{form.split(' ')[0]}>" if name else f"<{form}{look}/>"


def _path(rings: tuple[Ring, ...], *, closed: bool) -> str:
    return "".join(
        "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + ("Z" if closed else "")
        for ring in rings
        if ring
    )


def _fill(colour: str, theme: Theme) -> str:
    if not colour:
        return ' fill="none"'
    mixed = shade(colour, theme)
    alpha = f' fill-opacity="{mixed.alpha:.3g}"' if mixed.alpha < 1 else ""
    return f' fill="#{mixed.hexadecimal}"{alpha}'


def _stroke(pen: Pen | None, theme: Theme) -> str:
    if pen is None or not pen.width:
        return ""
    mixed = shade(pen.colour, theme)
    alpha = f' stroke-opacity="{mixed.alpha:.3g}"' if mixed.alpha < 1 else ""
    steps = " ".join(f"{float(d) * pen.width:g}" for d in DASHES.get(pen.dash, "").split())
    dash = f' stroke-dasharray="{steps}"' if steps else ""
    return (
        f' stroke="#{mixed.hexadecimal}" stroke-width="{pen.width:.3g}"{alpha}{dash}'
        ' stroke-linejoin="round"'
    )


def _text(text: Text, theme: Theme) -> str:
    turn = f' transform="rotate({text.angle:g} {text.x:.1f} {text.y:.1f})"' if text.angle else ""
    halo = f'{_stroke(Pen(PAPER, HALO), theme)} paint-order="stroke"' if text.halo else ""
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{y:.1f}" font-size="{run.size:.4g}"'
        f"{' font-weight=' + quoteattr('600') if run.bold else ''}"
        f"{' font-style=' + quoteattr('italic') if run.italic else ''}"
        f"{_fill(run.colour, theme)}>{clean(run.text)}</tspan>"
        for run, x, y in runs(text)
        if run.text
    )
    return f'<text xml:space="preserve"{turn}{halo}>{spans}</text>'
