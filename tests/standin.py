"""Stands in for readers and intake: exports in CSV whose columns bear the names of the facts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl

from data import geography
from data.intake import road
from data.intake.checked import REJECTS, Broken, Checked, Personal
from data.intake.mapping import Mapping, Suggestion, Unknown
from data.intake.preview import Preview
from data.problem import Problem
from data.progress import Progress
from data.readers import table as tables
from data.readers.table import LINE, Reading, Table
from data.schemas import Exports
from data.vocabulary import Kind
from data.words import Words

SCHEMA: Final = {name: column.dtype for name, column in Exports.columns().items()}
GIVEN: Final = ("period", "reporter", "partner", "flow", "product", "value")
PLACES: Final = ("reporter", "partner")


class StandIn:
    """The steps of `data.intake.road`; `slow` is how long a step takes, in seconds."""

    def __init__(self) -> None:
        self.slow = 0.0
        self.mappings: dict[tuple[str, ...], Mapping] = {}

    def read(self, path: Path, name: str, folder: Path, progress: Progress) -> Reading:
        text = path.read_bytes()
        if b"\0" in text:
            raise Problem("problem.upload_empty", file=name)
        self._wait("read", progress)
        rows = pl.read_csv(text, infer_schema=False).with_row_index(LINE, 2)
        rows.with_columns(pl.col(LINE).cast(pl.Int64)).write_parquet(tables.kept(folder, 0))
        table = Table(tuple(rows.columns[1:]), str(tables.kept(folder, 0)), rows=rows.height)
        return Reading("delimited", (table,), "utf-8")

    def _wait(self, step: str, progress: Progress) -> None:
        for part in range(100):
            progress(step, part / 100)
            time.sleep(self.slow / 100)

    def suggest(
        self, table: Table, known: Mapping | None, kind: Kind | None = None, *, ask: bool = True
    ) -> Suggestion:
        placed = {name: name for name in GIVEN if name in table.columns}
        mapping = known or Mapping(kind or "exports", placed, unit="usd", classification="hs")
        told = {*mapping.columns, *mapping.constants}
        return Suggestion(
            mapping,
            dict.fromkeys(placed, 0.9),
            {"exports": 0.9},
            lacking=tuple(name for name in GIVEN if name not in told),
            unknown=self.unknown(table, mapping) if ask else (),
            remembered=known is not None and known in self.mappings.values(),
        )

    def unknown(self, table: Table, mapping: Mapping) -> tuple[Unknown, ...]:
        known = geography.countries()["alpha_3"].to_list()
        found = []
        for column in PLACES:
            if column in mapping.columns:
                texts = table.scan().select(text=mapping.columns[column]).collect()["text"]
                counts = texts.filter(~texts.is_in(known)).value_counts(sort=True)
                found += [Unknown(column, text, n, ("DEU",)) for text, n in counts.iter_rows()]
        return tuple(found)

    def personal(self, table: Table) -> tuple[Personal, ...]:
        rows = table.scan().collect()
        counts = {n: rows[n].str.contains("@", literal=True).sum() or 0 for n in table.columns}
        return tuple(Personal(name, "email", count) for name, count in counts.items() if count)

    def preview(self, table: Table, mapping: Mapping, rows: int) -> Preview:
        facts, rejects = self._facts(table.scan().head(rows).collect(), mapping, "preview")
        hindered = facts.is_empty() and not rejects.is_empty()
        return Preview(facts, ("rule", rejects["rule"][0]) if hindered else None)

    def check(
        self, table: Table, mapping: Mapping, dataset: str, folder: Path, progress: Progress
    ) -> Checked:
        self._wait("read", progress)
        rows = table.scan().collect()
        facts, rejects = self._facts(rows, mapping, dataset)
        facts.write_parquet(folder / "facts.parquet")
        rejects.write_parquet(folder / "rejects.parquet")
        counts = rejects.group_by("rule", "column").len().sort("len", descending=True)
        broken = tuple(Broken(*row) for row in counts.iter_rows())
        return Checked(rows.height, facts.height, rejects.height, {}, facts.height, broken)

    def _facts(
        self, rows: pl.DataFrame, mapping: Mapping, dataset: str
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        given = rows.select(
            LINE,
            *(pl.col(column).alias(name) for name, column in mapping.columns.items()),
            *(pl.lit(value).alias(name) for name, value in mapping.constants.items()),
        ).with_columns(pl.col(PLACES).replace(mapping.countries))
        number = pl.col("value").cast(pl.Float64, strict=False)
        good = given.filter(number.is_not_null(), pl.col("partner").str.len_chars() == 3)
        bad = given.join(good, on=LINE, how="anti")
        facts = good.select(
            pl.lit(dataset).alias("dataset"),
            *GIVEN[:-1],
            number.alias("value"),
            pl.lit(None, pl.String()).alias("status"),
        ).cast(dict(SCHEMA))
        rejects = bad.select(
            line=LINE,
            column=pl.lit("value"),
            value="value",
            rule=pl.lit("formula_error"),
            fix=pl.lit(None, pl.String()),
        )
        return facts, rejects.cast(REJECTS)

    def workbook(self, table: Table, folder: Path, words: Words) -> bytes:
        return b"workbook"

    def kept(self, folder: Path, table: Table) -> Mapping | None:
        return self.mappings.get(table.columns)

    def keep(self, folder: Path, table: Table, mapping: Mapping) -> None:
        self.mappings[table.columns] = mapping


def stand_in(put: Callable[[object, str, object], None] = setattr) -> StandIn:
    """Put a new stand-in in the place of the real steps, by `put` where that is told."""
    steps = StandIn()
    for name in ("read", "suggest", "personal", "preview", "check", "workbook", "kept", "keep"):
        put(road, name, getattr(steps, name))
    return steps
