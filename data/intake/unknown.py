"""What a mapping leaves unrecognised: countries and terms once each, names spelt several ways."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from data.intake import countries, terms
from data.intake.cells import missing
from data.intake.facts import IN_PLACE
from data.intake.folded import folded
from data.intake.mapping import CELL, NAME, Mapping, Unknown
from data.intake.reading import COUNTRIES, ORGANISATIONS, TERMS, parts_of
from data.readers.table import Table

MOST: Final = 500
"""Unknown texts that are listed; more than that is a wrong column."""

COUNT: Final = "\u2211"
"""How many rows have a combination of texts; no column of a file is called so by chance."""

NAMES: Final = 2_000
LONG_ENOUGH: Final = 8
APART: Final = 1
LEGAL: Final = (
    r"\b(?:ab|as|a s|asa|aps|oy|oyj|ab oy|oy ab|gmbh|ag|kg|ev|e v|ehf|hf|ltd|limited|inc|llc|plc"
    r"|sa|srl|bv|nv|spa|publ)\b"
)

CITY: Final = (
    r"^(?:the )?(?:city|town|municipality|kommune|stadt|landeshauptstadt|hansestadt)(?: of)? "
    r"|s? (?:city|town|municipality|kommun|kommune|stad|stadt|kaupunki|kunta|kaupstadur)$"
)
"""What the body of a town is called in front of the town or behind it, "stad" after an s."""


def unknown(table: Table, mapping: Mapping) -> tuple[Unknown, ...]:
    """Texts that are no country or term that is known, the most frequent first."""
    found = [
        one for fact, texts in _coded(table, mapping) for one in _unknown(fact, texts, mapping)
    ]
    once = {(one.column, one.text): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (-one.rows, one.column, one.text))[:MOST])


def _coded(table: Table, mapping: Mapping) -> Iterator[tuple[str, pl.DataFrame]]:
    """For each column of countries or terms its texts and how many rows have each."""
    named = [
        (fact, column, fact == "party_country" and columns.get("party") == column)
        for columns in (mapping.columns, *(party.columns for party in mapping.parties))
        for fact, column in columns.items()
        if fact in COUNTRIES or fact == "origins" or fact in TERMS
    ]
    together = _together(table, mapping, {column for _, column, _ in named} - {CELL})
    for fact, column, is_placed in named:
        rows = _cells(table, mapping) if column == CELL else together
        yield fact, _texts(rows, column, is_placed=is_placed)
    if mapping.wide is not None and mapping.wide.into in COUNTRIES:
        names = [mapping.wide.names.get(name, name) for name in mapping.wide.columns]
        yield mapping.wide.into, pl.DataFrame({"text": names, "rows": [1] * len(names)})


def _together(table: Table, mapping: Mapping, columns: set[str]) -> pl.LazyFrame:
    """The rows that are wanted, once for each combination of their texts, read in one pass."""
    rows = table.scan()
    kept = [name for name in mapping.keep if name in table.columns]
    if kept:
        told = [pl.col(n).str.strip_chars().is_in(list(mapping.keep[n])) for n in kept]
        rows = rows.filter(pl.all_horizontal(told))
    if not columns:
        return rows
    counted = rows.group_by(sorted(columns)).agg(pl.len().alias(COUNT))
    return counted.collect(engine="streaming").lazy()


def _cells(table: Table, mapping: Mapping) -> pl.LazyFrame:
    wide = mapping.wide.columns if mapping.wide is not None else ()
    cells = table.scan().select(pl.concat_list(wide).alias(CELL)).explode(CELL)
    return cells.with_columns(pl.lit(1).alias(COUNT))


def _texts(rows: pl.LazyFrame, column: str, *, is_placed: bool) -> pl.DataFrame:
    text = pl.col(column).str.extract(IN_PLACE, 2) if is_placed else pl.col(column)
    counted = rows.select(pl.col(COUNT), text=text).drop_nulls().group_by("text")
    sums = counted.agg(rows=pl.col(COUNT).sum())
    return sums.sort("rows", "text", descending=[True, False]).collect(engine="streaming")


def _unknown(fact: str, texts: pl.DataFrame, mapping: Mapping) -> Iterator[Unknown]:
    if fact == "origins":
        parts = parts_of(texts["text"], mapping).join(
            texts.with_row_index("row"), on="row", maintain_order="left"
        )
        texts = parts.group_by(text="part", maintain_order=True).agg(pl.col("rows").sum())
    said = texts.filter(~missing(pl.col("text").str.strip_chars(), mapping.empty))
    if fact in TERMS:
        known = terms.terms(fact, said["text"], mapping.terms.get(fact))
    else:
        known = countries.codes(said["text"], mapping.countries)
    for text, rows in said.select("text", "rows").filter(known.is_null()).head(MOST).iter_rows():
        near = terms.near(fact, text) if fact in TERMS else countries.near(text)
        yield Unknown(fact, text, rows, near)


def spellings(table: Table, mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """Organisations that differ only in spelling, the most frequent spelling of each first."""
    columns = {
        column
        for listed in (mapping.columns, *(party.columns for party in mapping.parties))
        for fact, column in listed.items()
        if fact in ORGANISATIONS and column not in (NAME, CELL)
    }
    if not columns:
        return ()
    rows = _together(table, mapping, columns)
    counted = pl.concat([_texts(rows, column, is_placed=False) for column in sorted(columns)])
    names = (
        counted.group_by("text")
        .agg(pl.col("rows").sum())
        .with_columns(key=_organisation(pl.col("text")))
        .filter(pl.col("key") != "")
        .sort("rows", "text", descending=[True, False])
    )
    together = _alike(names["key"].unique(maintain_order=True).to_list())
    groups: dict[str, list[str]] = defaultdict(list)
    for text, key in names.select("text", "key").iter_rows():
        groups[together.get(key, key)].append(text)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _organisation(text: pl.Expr) -> pl.Expr:
    """A name without case, accents, marks and the form of the company; a town's body as one."""
    name = folded(text).str.replace_all(LEGAL, "").str.replace_all(r"\s+", " ").str.strip_chars()
    town = name.str.replace(CITY, "")
    return pl.when((town != name) & (town != "")).then("city of " + town).otherwise(name)


def _alike(keys: list[str]) -> dict[str, str]:
    """Keys that are one letter from an earlier one, with that one; digits must agree."""
    long = [key for key in keys if len(key) >= LONG_ENOUGH][:NAMES]
    if not long:
        return {}
    apart = process.cdist(
        long, long, scorer=Levenshtein.distance, score_cutoff=APART, dtype=np.uint8
    )
    found: dict[str, str] = {}
    for one, other in np.argwhere(apart <= APART):
        if one < other and _digits(long[one]) == _digits(long[other]):
            found.setdefault(long[other], found.get(long[one], long[one]))
    return found


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
