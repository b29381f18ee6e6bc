"""A bar in time drawn only as firmly as its dates are known."""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAY: Final = timedelta(days=1)
# A start that is known to the year alone is drawn pale over that year; an end not told fades out.
PALE, SOLID = 0.35, 1.0
FADING: Final = (0.84, 0.72, 0.61, 0.51, 0.42, 0.34, 0.27, 0.2, 0.14, 0.09, 0.05)
FADE: Final = 0.13
SHORTEST: Final = 0.006


@dataclass(frozen=True)
class Piece:
    """A part of a bar: from where to where, in years, and how strongly it is drawn."""

    start: float
    end: float
    alpha: float


def pieces(start: str, end: str | None, span: float) -> Iterator[Piece]:
    """A bar's parts: pale where start or end may lie, solid between, fading if no end is told."""
    opened, known = possible(start)
    if known - opened > SHORTEST * span:
        yield Piece(opened, known, PALE)
    begin = known if len(start) < len("2018-10-01") else opened
    if end is None:
        yield Piece(begin - SHORTEST * span, begin, SOLID)
        step = FADE * span / len(FADING)
        for place, alpha in enumerate(FADING):
            yield Piece(begin + place * step, begin + (place + 1) * step, alpha)
        return
    closing, closed = possible(end)
    solid = max(closing if closed - closing > SHORTEST * span else closed, begin)
    yield Piece(begin, max(solid, begin + SHORTEST * span), SOLID)
    if closed > solid:
        yield Piece(solid, closed, PALE)


def possible(partial: str) -> tuple[float, float]:
    """The span of time that a partial date allows, in years with decimals."""
    parts = [int(part) for part in partial.split("-")]
    first = date(parts[0], *[*parts[1:], 1, 1][:2])
    if len(parts) == 1:
        after = date(parts[0] + 1, 1, 1)
    elif len(parts) == 2:  # noqa: PLR2004 - a year and a month
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    else:
        after = first + DAY
    return _decimal(first), _decimal(after)


def _decimal(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)
