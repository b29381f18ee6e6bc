"""Colours as figures write them: mixed, measured, and told to each way of drawing."""

import re
from dataclasses import dataclass
from typing import Final

from figures.theme import GROUND, LIGHT, Theme
from slides.marks import FAINT, INK, LINK, MUTED, PAPER

NUMBERS: Final = re.compile(r"[\d.]+")
STRENGTH: Final = {INK: 1.0, MUTED: 0.78, FAINT: 0.14}
LINEAR_BELOW: Final = 0.04045


@dataclass(frozen=True)
class Shade:
    """Red, green and blue, 0 to 255, and how much of them covers the ground, 0 to 1.

    `token` is what of the ground's own theme it is, if it is: the ink or the paper.
    """

    red: int
    green: int
    blue: int
    alpha: float = 1.0
    token: str = ""

    @property
    def hexadecimal(self) -> str:
        """Six digits, without a sign."""
        return f"{self.red:02x}{self.green:02x}{self.blue:02x}"


def shade(colour: str, theme: Theme = LIGHT) -> Shade:
    """What a colour or a token is on a ground; `ink:0.5` is ink that covers half."""
    name, _, part = colour.partition(":")
    if name in (PAPER, GROUND):
        paper = _hexadecimal(theme.paper)
        return Shade(paper.red, paper.green, paper.blue, float(part or 1), PAPER)
    if name == LINK:
        link = _hexadecimal(theme.link)
        return Shade(link.red, link.green, link.blue, token=LINK)
    if name in STRENGTH:
        ink = _hexadecimal(theme.ink)
        return Shade(ink.red, ink.green, ink.blue, float(part or STRENGTH[name]), INK)
    if colour.startswith("rgb"):
        red, green, blue, *alpha = (float(n) for n in NUMBERS.findall(colour))
        # A file that was saved may say more than all, which a browser takes for all.
        return Shade(round(red), round(green), round(blue), min(1.0, *alpha, 1.0))
    return _hexadecimal(colour)


def _hexadecimal(colour: str) -> Shade:
    digits = colour.lstrip("#")
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return Shade(red, green, blue)


def over(shade: Shade, ground: Shade) -> Shade:
    """A colour as it looks on a ground that is not clear."""
    red, green, blue = (
        round(own * shade.alpha + below * (1 - shade.alpha))
        for own, below in (
            (shade.red, ground.red),
            (shade.green, ground.green),
            (shade.blue, ground.blue),
        )
    )
    return Shade(red, green, blue)


def contrast(one: Shade, other: Shade) -> float:
    """The contrast of two colours that are not clear, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: Shade) -> float:
    red, green, blue = (_linear(part / 255) for part in (shade.red, shade.green, shade.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4


def on_scale(value: float, scale: list[list[float | str]]) -> str:
    """The colour of a value, 0 to 1, on a Plotly colour scale; steps where two places are one."""
    below = scale[0]
    for above in scale:
        if float(above[0]) >= value:
            width = float(above[0]) - float(below[0])
            part = (value - float(below[0])) / width if width else 1.0
            return _between(str(below[1]), str(above[1]), part)
        below = above
    return str(scale[-1][1])


def _between(low: str, high: str, part: float) -> str:
    if low == high:
        return high
    a, b = shade(low), shade(high)
    red, green, blue, alpha = (
        first + (second - first) * part
        for first, second in (
            (a.red, b.red),
            (a.green, b.green),
            (a.blue, b.blue),
            (a.alpha, b.alpha),
        )
    )
    return f"rgba({round(red)},{round(green)},{round(blue)},{alpha:.3g})"
