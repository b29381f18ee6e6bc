"""The last look for personal data: at every text of the facts, before any of them is compared."""

from pathlib import Path
from typing import Final

import polars as pl
from msgspec.structs import replace

from data.intake import items
from data.intake.checked import Personal
from data.intake.mapping import Mapping
from data.intake.personal import personal
from data.problem import Problem
from data.readers.table import Table

FREE: Final = (
    *("id", "product", "status", "indicator", "title", "party", "party_city", "source_title"),
    *("host_organisation", "host_node", "visitor_organisation", "topic", "follow_up_note"),
    "trip_id",
)
"""Columns of facts that hold text as a file has it; the others hold codes, dates and numbers."""


def still_personal(facts: Path, mapping: Mapping) -> tuple[Personal, ...]:
    """What of the facts seems to be personal data, by the table's column that it comes from."""
    held = pl.read_parquet_schema(facts)
    table = Table(tuple(name for name in FREE if name in held), str(facts))
    return tuple(
        replace(found, column=mapping.columns.get(found.column, found.column))
        for found in personal(table)
    )


def columns_read(mapping: Mapping) -> set[str]:
    """The table's columns that the mapping reads."""
    return items.named(mapping) | set(mapping.wide.columns if mapping.wide else ())


def without_unread(mapping: Mapping, found: tuple[Personal, ...]) -> Mapping:
    """The mapping that drops those of the personal columns that it does not read anyhow."""
    used = columns_read(mapping)
    unread = [one.column for one in found if one.column not in used]
    return replace(mapping, drop=tuple(dict.fromkeys([*mapping.drop, *unread])))


def refusal(columns: list[str]) -> Problem:
    """What is told where columns with personal data would be stored."""
    return Problem("problem.upload_personal", columns=", ".join(columns), count=len(columns))


def joined(known: tuple[Personal, ...], found: tuple[Personal, ...]) -> tuple[Personal, ...]:
    """What was known before and what was found since; of one column what was found since."""
    return tuple({one.column: one for one in (*known, *found)}.values())
