"""The rules of a kind's schema, as those that a batch of facts can still break once it is read."""

from functools import cache
from typing import Any, Final, cast

import polars as pl

from data.schemas import SCHEMAS
from data.vocabulary import Kind
from data.words import UNIT_SCALES

GIVEN: Final = "is_given"
COLUMN_OF: Final = {
    "partner_differs_from_reporter": "partner",
    "value_or_status_is_given": "value",
    "end_is_not_before_start": "end",
    "origins_are_named_once": "origins",
    "participants_say_how_they_were_counted": "participants",
}
"""The column that a rule over several is shown at."""

OF_ALL_ROWS: Final = ("primary_key", "parties_share_one_record")
SURE: Final = ("is_an_alpha_3_code", "_is_known", "is_not_blank", "is_a_partial_iso_date")
"""Endings of rules that what was read can't break: reading gives nothing else."""


def facts_schema(kind: Kind) -> pl.Schema:
    """Columns of a kind's facts and their types."""
    return SCHEMAS[kind].create_empty().schema


def key(kind: Kind) -> tuple[str, ...]:
    """Columns that name one fact within a dataset; empty where rows may repeat."""
    return tuple(column for column in SCHEMAS[kind].primary_key() if column != "dataset")


@cache
def rules(kind: Kind) -> tuple[tuple[str, str, pl.Expr], ...]:
    """Each rule's name, the column it is shown at, and whether a row obeys it (null: it does)."""
    # The schema's rules are public one by one only for columns; those over a row are not.
    declared = cast(Any, SCHEMAS[kind])._validation_rules(with_cast=False)
    found = []
    for name, rule in declared.items():
        column, _, check = name.rpartition("|")
        if name in OF_ALL_ROWS or column == "dataset" or check.endswith(SURE):
            continue
        if check in ("period_is_a_year_or_a_month", "check__period_is_a_year_or_a_month"):
            continue
        said = GIVEN if check == "nullability" else check.removeprefix("check__")
        found.append((said, column or COLUMN_OF[name], rule.expr))
    return tuple(found)


def obeyed(facts: pl.DataFrame, kind: Kind, unit: str) -> list[pl.Series]:
    """Whether each row obeys each of the kind's rules; values are held to them in single units."""
    scale = UNIT_SCALES.get(unit, 1.0)
    if scale != 1 and "value" in facts.columns:
        facts = facts.with_columns(pl.col("value") * scale)
    said = [rule.fill_null(value=True).alias(str(n)) for n, (_, _, rule) in enumerate(rules(kind))]
    return facts.select(said).get_columns()
