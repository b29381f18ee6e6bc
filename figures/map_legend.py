"""What the widths, areas and fills of a map stand for."""

from dataclasses import dataclass
from math import floor, log10
from typing import Final

import polars as pl

from data.words import Words

CLASSES: Final = 5
NEGLIGIBLE: Final = 1e-9
# Alone, and under flows and circles, which then stand out from the land.
OPACITIES: Final = {False: (0.2, 0.92), True: (0.15, 0.6)}


@dataclass(frozen=True)
class Legend:
    """Sizes and classes with their words.

    `flows` and `circles` hold up to three (amount, words), largest first; `fills` holds a class
    each, (opacity, words for its upper end), from the lowest; `fills_title` says of what, and
    `missing` is the word for land without a share.
    """

    flows: tuple[tuple[float, str], ...] = ()
    flows_title: str = ""
    circles: tuple[tuple[float, str], ...] = ()
    circles_title: str = ""
    fills: tuple[tuple[float, str], ...] = ()
    fills_title: str = ""
    missing: str = ""


def legend(
    flows: pl.Series, totals: pl.Series, breaks: list[float], unit: str, words: Words
) -> Legend:
    """The legend of a map with these amounts, in `unit`, and classes of shares; no share name."""
    return Legend(
        flows=sizes(flows, unit, words),
        flows_title=words("map.figure.width"),
        circles=sizes(totals, unit, words),
        circles_title=words("map.figure.area"),
        fills=tuple(
            (opacity, words.percent(end, _digits(breaks)))
            for opacity, end in zip(
                opacities(len(breaks), under=bool(len(flows) or len(totals))), breaks, strict=True
            )
        ),
        missing=words("map.figure.missing"),
    )


def sizes(amounts: pl.Series, unit: str, words: Words) -> tuple[tuple[float, str], ...]:
    """Round sizes among `amounts` with their words; whole numbers if the amounts are."""
    largest = amounts.max()
    if not isinstance(largest, int | float):
        return ()
    whole = bool((amounts == amounts.round()).all())
    steps = [step for step in nice_steps(largest) if not whole or step == int(step)]
    return tuple((step, words.amount(step, unit)) for step in steps)


def nice_steps(largest: float) -> list[float]:
    """Three round sizes for a legend, largest first, none above `largest`."""
    if largest <= 0:
        return []
    ten = 10.0 ** floor(log10(largest))
    if ten > largest:  # the logarithm was rounded up
        ten /= 10
    leading = next(step for step in (5, 2, 1) if step * ten <= largest)
    return [leading * ten, {5: 2, 2: 1, 1: 0.5}[leading] * ten, leading * ten / 10]


def share_breaks(shares: pl.Series) -> list[float]:
    """Upper ends of up to five equal classes that hold all `shares`, which run from 0 to 1."""
    largest = shares.max()
    if not isinstance(largest, int | float):
        return []
    if largest < NEGLIGIBLE:
        return [float(largest)]
    rough = largest / CLASSES
    ten = 10.0 ** floor(log10(rough))
    width = next(step * ten for step in (1, 2, 2.5, 5, 10) if step * ten >= rough * (1 - 1e-9))
    ends = [width * k for k in range(1, CLASSES + 1) if width * (k - 1) < largest * (1 - 1e-9)]
    return [max(end, largest) if k == len(ends) else end for k, end in enumerate(ends, 1)]


def opacities(classes: int, *, under: bool = False) -> list[float]:
    """Opacity of each class on a one-hue scale, lowest first; paler `under` other marks."""
    faintest, fullest = OPACITIES[under]
    step = (fullest - faintest) / max(classes - 1, 1)
    return [round(faintest + step * k, 2) for k in range(classes)]


def _digits(breaks: list[float]) -> int:
    return 0 if all(abs(end * 100 - round(end * 100)) < 1e-6 for end in breaks) else 1  # noqa: PLR2004
