"""Writes derived tables so that the same sources give the same bytes."""

from pathlib import Path

import polars as pl

from data.schemas import SCHEMAS
from data.vocabulary import Kind


def write(facts: pl.LazyFrame, kind: Kind, path: Path) -> None:
    """Facts of one kind to a Parquet file, in the order of their key.

    Raises dataframely's ValidationError where a row breaks a rule of the kind.
    """
    schema = SCHEMAS[kind]
    valid = schema.validate(facts.select(schema.column_names()).collect(), cast=True)
    ordered = valid.sort(schema.primary_key())
    ordered.write_parquet(
        path, compression="zstd", compression_level=19, statistics=True, row_group_size=1_000_000
    )


def write_names(names: pl.DataFrame, path: Path) -> None:
    """Names of codes to a CSV file, sorted by classification and code."""
    columns = ["classification", "code", "name"]
    names.select(columns).sort(columns).write_csv(path, line_terminator="\n")
