"""Numbers as a language writes them. They are kept: pages tell many again, and Babel is slow."""

import math
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from babel import Locale, numbers

from data.digits import leading, rounded, sure
from data.vocabulary import LARGEST

KEPT: Final = 20_000
THOUSAND: Final = 1000
WHOLE_FROM: Final = 100
MINUS: Final = "\u2212"


@lru_cache(KEPT)
def number(locale: Locale, value: float, digits: int | None = None) -> str:
    """A value with the language's marks; one decimal below 100 if not told how many."""
    if not abs(value) <= LARGEST:
        return _beyond(locale, value)
    if digits is None:
        is_whole = float(value).is_integer() or abs(rounded(value, 1)) >= WHOLE_FROM
        digits = 0 if is_whole else 1
    told = rounded(value, digits)
    return _signed(numbers.format_decimal(told, format=_pattern(digits), locale=locale))


@lru_cache(KEPT)
def compact(locale: Locale, value: float) -> str:
    """A number in words of size from a thousand on: 154 billion, 1.2 million."""
    if not abs(value) <= LARGEST:
        return _beyond(locale, value)
    told = leading(value)
    if abs(told) < THOUSAND:
        return number(locale, value)
    return _in_words_of_size(locale, told)


@lru_cache(KEPT)
def _in_words_of_size(locale: Locale, told: Decimal) -> str:
    """Kept by what is left to tell, of which there is little: most sums are another's in words."""
    shown = numbers.format_compact_decimal(
        told, format_type="long", fraction_digits=1, locale=locale
    )
    return _signed(shown)


@lru_cache(KEPT)
def percent(locale: Locale, share: float, digits: int = 0) -> str:
    """A share of one as a percentage."""
    if not abs(share) <= LARGEST:
        return f"{_beyond(locale, share * 100)}%"
    told = rounded(share, digits + len("00"))
    pattern = _pattern(digits, "%")
    return _signed(numbers.format_percent(told, format=pattern, locale=locale))


def _beyond(locale: Locale, value: float) -> str:
    """What no dataset may hold and a formula may still give: 1E60, infinity, no number."""
    told = numbers.format_scientific if math.isfinite(value) else numbers.format_decimal
    return _signed(told(sure(value), locale=locale))


def _signed(number: str) -> str:
    """With a minus sign, as axes have it, where the language is content with a dash."""
    return number.replace("-", MINUS)


@cache
def _pattern(digits: int, end: str = "") -> numbers.NumberPattern:
    return numbers.parse_pattern("#,##0" + ("." + "0" * digits if digits else "") + end)
