"""The first rows of a table as they will be stored."""

from typing import Final

import polars as pl

from data.intake import items as pieces
from data.intake.facts import facts_of
from data.intake.mapping import Mapping
from data.intake.rules import facts_schema
from data.readers.table import LINE, Table

SEEN: Final = 2_000


def preview(table: Table, mapping: Mapping, rows: int = 20) -> pl.DataFrame:
    """The first facts, with LINE before the columns of the kind.

    Rows that would be rejected or left out are not among them; neither is any merged yet.
    """
    columns = pieces.used(mapping, table.columns)
    wide = max(1, len(mapping.wide.columns) if mapping.wide is not None else 1)
    head = table.scan().select(LINE, *columns).head(max(rows, SEEN // wide))
    facts = facts_of(head.collect(engine="streaming"), mapping, "").facts
    shown = [name for name in facts_schema(mapping.kind).names() if name != "dataset"]
    return facts.select(LINE, *shown).head(rows)
