"""Amounts told so briefly that they fit into a cell or beside a mark."""

from typing import Final

from data.words import UNIT_SCALES, Words

BILLION: Final = 1e9
MILLION: Final = 1e6
BRIEF_FROM: Final = 1e4


def divisor(largest: float, unit: str) -> float:
    """What amounts of a unit of money are divided by, so that the largest stays short.

    1 for a unit that is no money: records are counted, not scaled.
    """
    if unit not in UNIT_SCALES and unit != "usd":
        return 1.0
    scale = UNIT_SCALES.get(unit, 1.0)
    return max((BILLION if largest * scale >= BILLION else MILLION) / scale, 1.0)


def unit_name(divided_by: float, unit: str, words: Words) -> str:
    """The name of the unit after that division: billion USD, nominal."""
    scale = UNIT_SCALES.get(unit, 1.0) * divided_by
    names = {BILLION: "scaled.billion", MILLION: "scaled.million"}
    return words(names[scale]) if divided_by > 1 and scale in names else words.unit(unit)


def brief(value: float, unit: str, words: Words) -> str:
    """An amount without the name of its unit, which stands under the headline: 302 billion."""
    scaled = value * UNIT_SCALES.get(unit, 1.0)
    return words.compact(scaled) if scaled >= BRIEF_FROM else words.number(scaled)
