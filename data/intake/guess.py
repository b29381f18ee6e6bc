"""Which column of a table may be which column of the facts, by its name and by what it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import polars as pl

from data.intake.countries import codes
from data.intake.folded import folded
from data.intake.profile import Profile, share
from data.intake.reading import ADDRESSES, COUNTRIES, DATES, ORGANISATIONS, TERMS
from data.intake.terms import terms
from data.vocabulary import Kind

FILE: Final = Path(__file__).parent / "names.csv"
BETWEEN: Final = "|"
SAME: Final = 1.0
PARTLY: Final = 0.6
LEAST: Final = 0.25
SHOWS: Final = 0.5
"""From what share on a column's texts are what a column of the facts holds."""

CLEAR: Final = 0.9
SOME: Final = 200
FEW: Final = 12
TELLING: Final = 3
"""Letters of a name that tells anything where it is part of a longer one."""

BY_CONTENT: Final = 0.45
"""How sure a column is that is known by its content alone."""

NEEDED: Final[dict[Kind, tuple[tuple[str, ...], ...]]] = {
    "exports": (("reporter",), ("partner",), ("period",), ("value",)),
    "visits": (
        ("date",),
        ("origins", "visitor_organisation"),
        ("host", "host_organisation", "host_node"),
        ("participants", "format", "topic", "sector"),
    ),
    "cooperation": (
        ("party",),
        ("party_country",),
        ("title", "id"),
        ("start", "type", "role", "party_type", "party_city"),
    ),
    "indicators": (("country",), ("year",), ("value",)),
    "reported_totals": (("organisation",), ("measure",), ("value",), ("year",)),
}
"""What a table of each kind has: one column of each group at least."""


EVENT: Final = frozenset({"date", "participants", "format", "visitor_organisation"})
"""Of these a list of visits has one at least."""


@dataclass(frozen=True)
class Guess:
    """For a kind: the table's column of each column of the facts, how sure, and the kind's fit."""

    kind: Kind
    columns: dict[str, str]
    confidence: dict[str, float]
    fit: float


def guess(kind: Kind, columns: dict[str, Profile]) -> Guess:
    """The likeliest columns; each of the table's stands for one column of the facts at most."""
    scored = sorted(
        (
            (_score(fact, names, column), -place, fact, column.name)
            for fact, names in names_of(kind).items()
            for place, column in enumerate(columns.values())
        ),
        reverse=True,
    )
    found: dict[str, str] = {}
    sure: dict[str, float] = {}
    for score, _, fact, name in scored:
        if score >= LEAST and fact not in found and name not in found.values():
            found[fact], sure[fact] = name, round(score, 2)
    groups = NEEDED[kind]
    fit = sum(max((sure.get(fact, 0.0) for fact in group), default=0.0) for group in groups)
    if kind == "visits" and not sure.keys() & EVENT:
        # A place and a country alone are no visit: nobody came, at no time.
        fit /= 2
    return Guess(kind, found, sure, round(fit / len(groups), 3))


@cache
def names_of(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Names that files have for each column of a kind's facts, folded."""
    rows = pl.read_csv(FILE, infer_schema=False).filter(pl.col("kind") == kind)
    # Folded together: one by one the fifteen hundred names took two seconds.
    names = rows.select("column", name=pl.col("names").str.split(BETWEEN)).explode("name")
    told: dict[str, dict[str, None]] = {}
    for fact, name in names.with_columns(folded(pl.col("name"))).iter_rows():
        told.setdefault(fact, {})[name] = None
    return {fact: tuple(once) for fact, once in told.items()}


def _score(fact: str, names: tuple[str, ...], column: Profile) -> float:
    named = _named(names, column.key)
    if not named:
        is_telling = fact in COUNTRIES and column.country > CLEAR
        return BY_CONTENT * column.country if is_telling else 0.0
    fit = fits(fact, column)
    if fit < SHOWS:
        return 0.0
    return named * (0.7 + 0.3 * fit)


def _named(names: tuple[str, ...], key: str) -> float:
    if key in names:
        return SAME - 0.01 * names.index(key) / len(names)
    words = f" {key} "
    longest = max(
        (len(name) for name in names if len(name) >= TELLING and f" {name} " in words), default=0
    )
    return PARTLY * (0.5 + 0.5 * longest / max(len(key), 1)) if longest else 0.0


def fits(fact: str, column: Profile) -> float:
    """The share of a column's texts that a column of the facts could hold."""
    if not len(column.texts):
        return 0.0
    if fact in TERMS:
        return _known(fact, column.texts_once)
    return next((fit(column) for facts, fit in _FITS if fact in facts), 1.0)


_FITS: Final[tuple[tuple[tuple[str, ...], Callable[[Profile], float]], ...]] = (
    (COUNTRIES, lambda column: max(column.country, column.code)),
    (("origins",), lambda column: max(column.country, _several(column.texts_once))),
    (("value", "participants"), lambda column: column.number),
    (("period", "year"), lambda column: column.period),
    (DATES, lambda column: max(column.date, column.period)),
    (ADDRESSES, lambda column: share(column.texts_once.str.contains(r"^(https?://|www\.)\S+$"))),
    (("title", *ORGANISATIONS), lambda column: 1.0 - 0.8 * column.number),
)


def _several(texts: pl.Series) -> float:
    parts = texts.head(SOME).str.split_exact(";", 1).struct.field("field_0")
    first = parts.str.replace(r"\s*(?:[,/+&]| and | och | og | und | ja ).*$", "")
    return share(codes(first.str.strip_chars()).is_not_null())


def _known(fact: str, texts: pl.Series) -> float:
    known = share(terms(fact, texts.head(SOME)).is_not_null())
    # A list of its own terms is still such a column: its terms can be told one by one.
    return max(known, SHOWS if len(texts) <= FEW else 0.0)
