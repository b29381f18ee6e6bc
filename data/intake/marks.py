"""How a table writes its numbers and dates, as far as its texts tell."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from data.intake.mapping import DateOrder, Thousands
from data.intake.profile import share
from data.readers.table import Decimal

SPACED: Final = r"\d[\u00a0\u202f\u2009 ]\d{3}"
QUOTED: Final = r"\d['\u2019]\d{3}"
GROUPS: Final = r"^[-+]?\d{1,3}(?:\MARK\d{3})+(?:\OTHER\d+)?$"
HALF: Final = 0.5
MONTHS: Final = 12
ZERO: Final = r"^[-+]?0\MARK\d+$"


@dataclass(frozen=True)
class Marks:
    """Decimal and thousands mark, and whether the texts leave the decimal mark undecided."""

    decimal: Decimal
    thousands: Thousands
    is_open: bool


def marks_of(texts: pl.Series, fixed: Decimal | None = None) -> Marks:
    """The marks with which most of the numbers can be read, and `fixed` where the format fixes it.

    1.234 alone may be one or a thousand: then the decimal mark is open.
    """
    numbers = texts.str.strip_chars().filter(texts.str.contains(r"\d")).unique()
    spaced: Thousands = ""
    if _share(numbers, SPACED) > 0:
        spaced = " "
    elif _share(numbers, QUOTED) > 0:
        spaced = "'"
    bare = numbers.str.replace_all(r"[\u00a0\u202f\u2009 '\u2019]", "")
    if fixed is not None:
        return Marks(fixed, spaced, is_open=False)
    points = bare.filter(bare.str.contains(".", literal=True))
    commas = bare.filter(bare.str.contains(",", literal=True))
    if not len(commas):
        return _one(points, ".", spaced)
    if not len(points):
        return _one(commas, ",", spaced)
    # Both occur: the mark that divides whole thousands everywhere is no decimal mark.
    by_point, by_comma = _share(points, _grouped(".", ",")), _share(commas, _grouped(",", "."))
    if by_point >= by_comma:
        return Marks(",", "." if by_point > HALF else spaced, is_open=False)
    return Marks(".", "," if by_comma > HALF else spaced, is_open=False)


def _one(texts: pl.Series, mark: Decimal, spaced: Thousands) -> Marks:
    """What a single mark means: decimal, unless it always stands before three digits."""
    other: Decimal = "," if mark == "." else "."
    if not len(texts):
        return Marks(".", spaced, is_open=False)
    grouped = texts.str.contains(_grouped(mark, other))
    zero = texts.str.contains(ZERO.replace("MARK", mark))
    twice = texts.str.count_matches(mark, literal=True) > 1
    if (grouped & ~zero).all() and not spaced:
        return Marks(other, mark, is_open=not twice.any())
    return Marks(mark, spaced, is_open=False)


def _grouped(mark: str, other: str) -> str:
    return GROUPS.replace("MARK", mark).replace("OTHER", other)


def _share(texts: pl.Series, pattern: str) -> float:
    return share(texts.str.contains(pattern))


def date_order_of(texts: pl.Series) -> tuple[DateOrder, bool]:
    """The order of day, month and year, and whether the texts leave it undecided."""
    parts = texts.str.extract_groups(r"^\s*([0-9]{1,2})([-/. ])\s?([0-9]{1,2})[-/. ]\s?[0-9]{4}")
    frame = pl.DataFrame({"parts": parts}).unnest("parts").drop_nulls()
    if not frame.height:
        return "ymd", False
    first, mark, second = (frame[name] for name in frame.columns)
    if (second.cast(pl.Int64) > MONTHS).any():
        return "mdy", False
    if (first.cast(pl.Int64) > MONTHS).any() or (mark == ".").all():
        return "dmy", False
    return "dmy", True
