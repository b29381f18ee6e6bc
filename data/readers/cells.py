"""What kind of thing a cell of text looks like: a number, a date, a code, words."""

# ruff: noqa: RUF001 - typographic signs are what is looked for

import re
from functools import lru_cache
from typing import Final

NUMBER: Final = re.compile(
    r"[<>~≈]?\s*[-+−–]?\(?[-+]?"
    r"(?:\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d*)?(?:[eE][-+]?\d+)?\)?"
    r"|[-+−]?[.,]\d+(?:[eE][-+]?\d+)?"
)
MONEY: Final = re.compile(
    r"(?:[$€£¥]|[A-Z]{3} )\s?[-+]?[\d.,' ]*\d|[-+]?[\d.,' ]*\d\s?(?:[$€£¥%]|kr)"
)
FLAGGED: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?[a-z]{1,3}")
DATE: Final = re.compile(
    r"\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{4}[-_ ]?[MQW]\d{1,2}"
)
TIME: Final = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?")
YEAR: Final = re.compile(r"[A-Za-z]{0,3}_?(?:1[5-9]|20)\d{2}")
MISSING: Final = re.compile(r"[.:…–—-]+|\.\.\.?|n/?a|nan|null|none|x", re.IGNORECASE)
WORDS: Final = re.compile(r"[^\W\d_][^\t|;]*", re.DOTALL)

DIGIT: Final = re.compile(r"\d")
UPPER: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
LOWER: Final = re.compile(r"[a-zß-öø-ÿ]")
RUNS: Final = re.compile(r"(.)\1+", re.DOTALL)
SHAPE_LENGTH: Final = 40


@lru_cache(maxsize=65536)
def kind(cell: str) -> str:
    """One of empty, missing, number, date, time, words, code and mixed."""
    text = cell.strip()
    if not text:
        return "empty"
    for name, pattern in _KINDS:
        if pattern.fullmatch(text):
            return name
    if " " not in text:
        return "code"
    return "words" if WORDS.fullmatch(text) else "mixed"


_KINDS: Final = (
    ("date", DATE),
    ("time", TIME),
    ("number", NUMBER),
    ("number", MONEY),
    ("number", FLAGGED),
    ("missing", MISSING),
)
MEASURED: Final = frozenset({"number", "date", "time"})
"""Kinds that a heading seldom is."""


@lru_cache(maxsize=65536)
def shape(cell: str) -> str:
    """The signs of a cell with every digit as 9, every letter as A or a: AA-9999."""
    text = DIGIT.sub("9", cell[:SHAPE_LENGTH])
    return LOWER.sub("a", UPPER.sub("A", text))


@lru_cache(maxsize=65536)
def outline(cell: str) -> str:
    """The shape with what repeats written once: A-9."""
    return RUNS.sub(r"\1", shape(cell))


def is_year(cell: str) -> bool:
    """Whether a cell is a year, perhaps with letters before it: 2015, F1994, YR2003."""
    return YEAR.fullmatch(cell.strip()) is not None
