"""Columns that stand side by side: years, partners, or several partners of a town."""

import re
from collections.abc import Mapping as Lookup
from typing import Final

import polars as pl

from data.intake import countries
from data.intake.facts import IN_PLACE
from data.intake.mapping import CELL, Mapping, Party, Wide
from data.intake.profile import Profile, share
from data.intake.refusal import matrix

YEAR: Final = re.compile(
    r"\s*[FXx]?\s*(?:1[89]|20)\d\d(?:\.0)?(?:[-/. ]?(?:M?(?:0[1-9]|1[0-2])|[QK][1-4]))?\s*"
    r"(?:\[YR\d{4}\])?\s*"
)
FEWEST: Final = 2
CLEAR: Final = 0.8


def years(columns: Lookup[str, Profile]) -> tuple[str, ...]:
    """Columns that are named after years or months, where there are at least two."""
    named = tuple(
        name
        for name, column in columns.items()
        if YEAR.fullmatch(name) and (column.is_number or not len(column.texts))
    )
    return named if len(named) >= FEWEST else ()


def places(columns: Lookup[str, Profile]) -> tuple[str, ...]:
    """Columns whose texts are "town, country", where there are at least two."""
    named = tuple(name for name, column in columns.items() if _is_placed(column.texts))
    return named if len(named) >= FEWEST else ()


def _is_placed(texts: pl.Series) -> bool:
    country = texts.unique().head(200).str.extract(IN_PLACE, 2)
    return share(countries.codes(country.str.strip_chars()).is_not_null()) > CLEAR


def twins(columns: Lookup[str, Profile]) -> Mapping | None:
    """Towns with their partner towns in the columns beside them, None where it is no such table."""
    found = places(columns)
    if not found:
        return None
    # A column with no text at all belongs to the partners that a longer list would have.
    rest = tuple(n for n, c in columns.items() if n in found[1:] or not len(c.texts))
    return Mapping(
        "cooperation",
        parties=(
            Party({"party": found[0], "party_country": found[0]}),
            Party({"party": CELL, "party_country": CELL}),
        ),
        wide=Wide(rest, ""),
        constants={"type": "twin_city", "party_type": "city", "sector": "other"},
        repeated="merge",
    )


def pairs(columns: Lookup[str, Profile]) -> Mapping | None:
    """Countries down and across with a value for each pair, None where it is no such table."""
    found = matrix(columns)
    if found is None:
        return None
    side, across = found
    return Mapping("exports", columns={"reporter": side}, wide=Wide(across, "partner"))
