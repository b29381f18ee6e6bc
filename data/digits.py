"""How many digits of a number are told."""

from decimal import Decimal
from typing import Final

SURE: Final = 12
"""Digits of a sum that are the same in whatever order it was made."""

GROUP: Final = 3
"""Digits between two marks, and between two words of size."""


def sure(value: float) -> float:
    """A value as far as its digits are sure, since a sum in another order differs in its last ones.

    What lies half way between two that can be told is then told alike each time.
    """
    return float(f"{value:.{SURE}g}") if isinstance(value, float) else value


def rounded(value: float, digits: int) -> Decimal:
    """A value with as many decimals as are told; a nought has no sign."""
    return round(Decimal(str(sure(value))), digits) + Decimal(0)


def leading(value: float) -> Decimal:
    """A value with the digits that a word of size leaves: 154 billion, 12.3 or 1.2 million."""
    exact = Decimal(str(sure(value)))
    words, place = divmod(exact.adjusted(), GROUP)
    return round(exact, (1 if place < GROUP - 1 else 0) - words * GROUP)
