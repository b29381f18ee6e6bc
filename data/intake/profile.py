"""What the columns of a table hold, seen from its first rows."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl

from data.intake import countries
from data.intake.dates import partial_dates
from data.intake.folded import fold
from data.intake.reason import own
from data.intake.year_parts import each_part
from data.readers.table import LINE, Table

ROWS: Final = 5_000
SOME: Final = 300
CODED: Final = re.compile(r"iso|geo|code|country|land|partner|reporter|origin|host")
EMPTY: Final = ("NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "None", "none", "n.a.")
"""Texts that say that a cell is empty, outside columns of countries, where NA is Namibia."""

NUMBER: Final = r"^[-+\u2212]?[\d\u00a0\u202f '\u2019.,]*\d(?:[eE][-+]?\d+)?(?:\s+\p{L}{1,3})?$"
SIGN: Final = r"^(?::|\.{1,4}|\u2026|[-\u2013\u2014]|[xX*/])(?:\s*\p{L}{1,3})?$"


@dataclass(frozen=True)
class Profile:
    """One column: its name, its texts that say something, and how many rows were seen.

    What share of the texts can be read as what is worked out when it is asked for.
    """

    name: str
    key: str
    texts: pl.Series
    rows: int

    @cached_property
    def texts_once(self) -> pl.Series:
        """Its distinct texts, in the order in which they come."""
        return self.texts.unique(maintain_order=True)

    @property
    def distinct(self) -> int:
        """How many texts it has."""
        return len(self.texts_once)

    @cached_property
    def number(self) -> float:
        """Share of its texts that are numbers or stand where one is missing."""
        return share(self._is_number(self.texts_once))

    @property
    def is_number(self) -> bool:
        """Whether nearly all its texts are numbers."""
        return self.number > 0.9  # noqa: PLR2004

    @cached_property
    def country(self) -> float:
        """Share of its texts that are names or letter codes of countries or of groups of them."""
        words = self.texts_once.filter(~self._is_number(self.texts_once))
        known = share(countries.codes(words.head(SOME)).is_not_null()) if len(words) else 0.0
        return known * len(words) / max(self.distinct, 1)

    @cached_property
    def code(self) -> float:
        """Share of its texts that are numbers by which lists name countries."""
        numbers = self.texts_once.filter(self._is_number(self.texts_once))
        known = share(countries.codes(numbers.head(SOME)).is_not_null()) if len(numbers) else 0.0
        return known * len(numbers) / max(self.distinct, 1)

    @cached_property
    def period(self) -> float:
        """Share of its texts that are years, quarters or months."""
        return share(each_part(self.texts_once.head(SOME))["part"].is_not_null())

    @cached_property
    def date(self) -> float:
        """Share of its texts that are dates, however precise."""
        return share(partial_dates(self.texts_once.head(SOME), "dmy").value.is_not_null())

    @staticmethod
    def _is_number(texts: pl.Series) -> pl.Series:
        return texts.str.contains(NUMBER) | texts.str.contains(SIGN)


def profiles(table: Table) -> dict[str, Profile]:
    """The table's own columns by name, in its order."""
    rows = table.scan().head(ROWS).collect(engine="streaming").drop(LINE)
    return {name: profile(rows[name]) for name in own(table.columns)}


def profile(column: pl.Series) -> Profile:
    """One column from its cells; "NA" says nothing unless its name says that it has codes."""
    texts = column.str.strip_chars()
    said = texts.filter((texts.is_not_null() & (texts != "")).fill_null(value=False))
    key = fold(column.name)
    if not CODED.search(key):
        said = said.filter(~said.is_in(EMPTY))
    return Profile(column.name, key, said, len(column))


def share(which: pl.Series) -> float:
    """The share of a column of truths that is true; 0 of none."""
    found = which.mean()
    return float(found) if isinstance(found, int | float) else 0.0
