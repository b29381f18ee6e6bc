"""Why a table can't be facts of any kind: a key of the words below `refused`, the true reason."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Lookup
from typing import Final

import polars as pl

from data.intake import countries
from data.intake.mapping import Mapping
from data.intake.numbers import Writing, numbers
from data.intake.profile import Profile
from data.intake.regions import are_told, can_be_added
from data.readers.table import Table

MATRIX: Final = 5
MOST: Final = 400
MOSTLY: Final = 0.5
CLEAR: Final = 0.8
VISITS: Final = re.compile(r"visit|besok|besuch|besog|vierailu")
PROJECT: Final = re.compile(r"\b(?:acronym|akronym|funding scheme|fundingscheme|call)\b")


def matrix(columns: Lookup[str, Profile]) -> tuple[str, tuple[str, ...]] | None:
    """The column of countries and the columns named after countries, where a table is a matrix."""
    first = next((c for c in columns.values() if c.country > CLEAR), None)
    if first is None:
        return None
    others = [name for name in columns if name != first.name]
    known = countries.codes(pl.Series(others, dtype=pl.String))
    named = [name for name, code in zip(others, known, strict=True) if code is not None]
    if len(named) < MATRIX or len(named) < CLEAR * len(others):
        return None
    return first.name, tuple(named)


def is_symmetric(table: Table, side: str, across: tuple[str, ...]) -> bool:
    """Whether a matrix says the same of A and B as of B and A, so that it has no direction."""
    if len(across) > MOST:
        return False
    rows = table.scan().select(side, *across).head(MOST + 1).collect(engine="streaming")
    named = dict(zip(across, countries.codes(pl.Series(across)), strict=True))
    coded = rows.with_columns(a=countries.codes(rows[side])).drop_nulls("a").drop(side)
    long = coded.unpivot(index="a", variable_name="b", value_name="value")
    frame = long.with_columns(
        pl.col("b").replace(named), value=numbers(long["value"], Writing()).value
    ).filter(pl.col("a") != pl.col("b"))
    there = frame.join(frame, left_on=["a", "b"], right_on=["b", "a"], suffix="_back")
    same = there.select((pl.col("value") == pl.col("value_back")).all()).item()
    return bool(there.height and same)


def refused(table: Table, columns: Lookup[str, Profile], mapping: Mapping, fit: float) -> str:
    """The key of the reason, empty where the table is of one of the kinds."""
    if not any(len(column.texts) for column in columns.values()):
        return "refused.empty"
    found = matrix(columns)
    if found is not None and is_symmetric(table, *found):
        return "refused.counts_of_pairs"
    if mapping.kind == "exports" and _counts_visits(columns, mapping):
        return "refused.counts_of_visits"
    if mapping.kind == "indicators" and (reason := _no_indicator(table, columns, mapping, fit)):
        return reason
    return "" if fit >= LEAST_FIT and _has_ends(mapping) else _lacks(columns)


def _no_indicator(table: Table, columns: Lookup[str, Profile], mapping: Mapping, fit: float) -> str:
    """Why values are no values of one country and one year each, empty where they are."""
    if can_be_added(columns, mapping):
        return ""
    has_country = "country" in mapping.columns
    reasons: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("refused.regions_only", lambda: are_told(columns, mapping)),
        ("refused.no_year", lambda: has_country and _no_year(mapping)),
        (
            "refused.told_twice",
            lambda: fit >= LEAST_FIT and not table.layout and _told_twice(table, mapping),
        ),
    )
    return next((key for key, is_so in reasons if is_so()), "")


def _no_year(mapping: Mapping) -> bool:
    """Whether a table of countries says no year at all."""
    is_wide = mapping.wide is not None and mapping.wide.into == "year"
    return not is_wide and "year" not in {*mapping.columns, *mapping.constants}


def _told_twice(table: Table, mapping: Mapping) -> bool:
    """Whether most rows share all that names their value with another row.

    Then a column that tells them apart, such as the unit, is missing from the table.
    """
    key = [name for fact, name in mapping.columns.items() if fact in ("country", "indicator")]
    key += mapping.joined.get("indicator", ())
    if mapping.wide is None:
        key += [name for fact, name in mapping.columns.items() if fact == "year"]
    key = [name for name in dict.fromkeys(key) if name in table.columns]
    counted = table.scan().group_by(key).agg(rows=pl.len())
    twice = pl.col("rows").filter(pl.col("rows") > 1).sum()
    found = counted.select(twice / pl.col("rows").sum()).collect(engine="streaming").item()
    return bool(key) and (found or 0.0) > MOSTLY


def _has_ends(mapping: Mapping) -> bool:
    """Whether a cooperation has parties with their countries; other kinds can do without."""
    there = set(mapping.columns) | set(mapping.constants)
    return (
        mapping.kind != "cooperation"
        or bool(mapping.parties)
        or {"party", "party_country"} <= there
    )


LEAST_FIT: Final = 0.5
"""How well a table must fit a kind: fewer than half of what it needs is no suggestion."""


def _lacks(columns: Lookup[str, Profile]) -> str:
    if any(PROJECT.search(column.key) for column in columns.values()):
        return "refused.no_parties"
    told = any(
        column.date > CLEAR or (column.is_number and column.distinct > 1 and not _is_mark(column))
        for column in columns.values()
        if column.code < CLEAR
    )
    is_country = any(column.country > CLEAR for column in columns.values())
    if not told and len(columns) <= SHORT:
        return "refused.names_only"
    return "refused.too_little" if is_country else "refused.no_country"


SHORT: Final = 6


def _is_mark(column: Profile) -> bool:
    """Whether each row has its own: a number in a list, or an identifier."""
    return column.distinct == column.rows


def _counts_visits(columns: Lookup[str, Profile], mapping: Mapping) -> bool:
    value = columns.get(mapping.columns.get("value", ""))
    names = [value.key] if value else [c.key for c in columns.values() if c.is_number]
    return any(VISITS.search(name.replace(" ", "")) for name in names)
