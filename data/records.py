"""Reads tables that are kept as CSV, one line a record, into facts.

A visit's origins stand in one field with `;` between them; a cooperation's party, its country and
city are `party_name`, `party_country`, `party_city`. Empty means unknown or not stated.
"""

from pathlib import Path
from typing import Final

import dataframely as dy
import polars as pl

from data.problem import Problem
from data.schemas import SCHEMAS
from data.vocabulary import Kind

RENAMED: Final[dict[Kind, dict[str, str]]] = {
    "visits": {"host_country": "host", "origin_countries": "origins"},
    "cooperation": {"party_name": "party"},
}
"""Columns whose names in the file differ from those of the facts."""


def read(path: Path, kind: Kind, dataset: str) -> pl.LazyFrame:
    """Facts of one CSV file, every row held to the schema of its kind.

    Raises Problem where the file can't be read as CSV, lacks columns, holds a value of another
    type or a row that breaks a rule.
    """
    lines = _lines(path, dataset)
    schema = SCHEMAS[kind]
    named = lines.rename(RENAMED.get(kind, {}), strict=False)
    if "dataset" in schema.column_names():
        named = named.with_columns(dataset=pl.lit(dataset))
    _require(named, schema, path, dataset)
    return _obeying(_typed(named, schema, path, dataset), schema, path, dataset).lazy()


def _lines(path: Path, dataset: str) -> pl.DataFrame:
    try:
        return pl.read_csv(path, infer_schema=False, encoding="utf8")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Problem("problem.file_unreadable", dataset=dataset, file=path.name) from error


def _require(lines: pl.DataFrame, schema: type[dy.Schema], path: Path, dataset: str) -> None:
    missing = [column for column in schema.column_names() if column not in lines.columns]
    if missing:
        raise Problem(
            "problem.columns_missing",
            dataset=dataset,
            file=path.name,
            columns=", ".join(missing),
            count=len(missing),
        )


def _typed(lines: pl.DataFrame, schema: type[dy.Schema], path: Path, dataset: str) -> pl.DataFrame:
    """The schema's columns in its types; texts separated by `;` become lists."""
    columns = [
        pl.col(name).fill_null("").str.split(";").list.eval(pl.element().filter(pl.element() != ""))
        if isinstance(column, dy.List)
        else pl.col(name).cast(column.dtype)
        for name, column in schema.columns().items()
    ]
    try:
        return lines.select(columns)
    except pl.exceptions.PolarsError as error:
        raise Problem("problem.values_untyped", dataset=dataset, file=path.name) from error


def _obeying(
    facts: pl.DataFrame, schema: type[dy.Schema], path: Path, dataset: str
) -> pl.DataFrame:
    good, failure = schema.filter(facts)
    broken = failure.counts()
    if broken:
        raise Problem(
            "problem.rules_broken",
            dataset=dataset,
            file=path.name,
            count=len(failure),
            rules=", ".join(sorted(broken)),
        )
    return good
