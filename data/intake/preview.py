"""The first rows of a table as they will be stored."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from data.intake import items as pieces
from data.intake.facts import OUT, Batch, facts_of
from data.intake.keys import added
from data.intake.mapping import Mapping
from data.intake.rules import facts_schema, key
from data.intake.whole_years import OF_YEAR, whole_years
from data.intake.year_parts import PART
from data.readers.table import LINE, Table

SEEN: Final = 2_000
MADE_OF: Final = 200_000
"""Rows that are looked at where a value is made of several."""


@dataclass(frozen=True)
class Preview:
    """The first facts, with LINE before the columns of the kind.

    Where there are none, `hindrance` is the term for what hinders most of the rows that were
    looked at: a rule, or why rows are left out.
    """

    rows: pl.DataFrame
    hindrance: tuple[str, str] | None


def preview(table: Table, mapping: Mapping, rows: int = 20) -> Preview:
    """The first `rows` of a table as facts.

    Rows that would be rejected or left out are not among them. Values of indicators are brought
    together as they will be; other rows that share a key are not merged yet.
    """
    columns = pieces.used(mapping, table.columns)
    wide = max(1, len(mapping.wide.columns) if mapping.wide is not None else 1)
    is_added = mapping.kind == "indicators" and mapping.repeated == "merge"
    seen = MADE_OF if is_added or mapping.yearly else SEEN
    head = table.scan().select(LINE, *columns).head(max(rows, seen // wide))
    batch = facts_of(head.collect(engine="streaming"), mapping, "")
    facts = batch.facts
    hindrance = _of_most(batch) if facts.is_empty() else None
    year = list(key(mapping.kind))
    if is_added:
        parted = [name for name in (*year, PART) if name in facts.columns]
        facts, _ = added(facts.with_columns(key=pl.struct(parted).hash()))
        hindrance = hindrance or _where_none(facts, "part_missing")
    if mapping.yearly and PART in facts.columns:
        facts = whole_years(facts.with_columns(OF_YEAR), mapping.yearly, year)
        hindrance = hindrance or _where_none(facts, "year_not_whole")
    shown = [name for name in facts_schema(mapping.kind).names() if name != "dataset"]
    return Preview(facts.select(LINE, *shown).head(rows), hindrance)


def _of_most(batch: Batch) -> tuple[str, str] | None:
    reasons = pl.concat(
        told.select(pl.lit(term).alias("term"), reason=column)
        for term, told, column in (("rule", batch.broken, "rule"), ("left_out", batch.out, OUT))
    )
    counted = (
        reasons.group_by("term", "reason").len().sort("len", "reason", descending=[True, False])
    )
    return counted.select("term", "reason").row(0) if counted.height else None


def _where_none(facts: pl.DataFrame, reason: str) -> tuple[str, str] | None:
    return ("left_out", reason) if facts.is_empty() else None
