"""What is counted while a table's rows pass by, in a few bytes a fact."""

from collections import Counter
from pathlib import Path
from typing import Final

import polars as pl

from data.intake.checked import REJECTS, Broken
from data.intake.facts import ORDER, OUT, Batch
from data.intake.rules import key
from data.intake.year_parts import PART, ROWS
from data.readers.table import LINE
from data.vocabulary import Kind

RECORD: Final = ("title", "type", "start", "end", "sector")
"""What the parties of one cooperation have in common."""


class Ledger:
    """Counts items by what became of them, and remembers each fact's key as a number."""

    def __init__(self, kind: Kind, folder: Path) -> None:
        self.kind = kind
        self.folder = folder
        self.read = 0
        self.accepted = 0
        self.rejected = 0
        self.left_out: Counter[str] = Counter()
        self.emptied: Counter[str] = Counter()
        self.righted: Counter[tuple[str, str]] = Counter()
        self.totals: list[pl.DataFrame] = []
        self._broken: Counter[tuple[str, str]] = Counter()
        self._marks: list[pl.DataFrame] = []
        self._settled: pl.DataFrame | None = None
        self._parts = 0

    def note(self, batch: Batch) -> None:
        """Count one batch, whose facts follow those of the batches before."""
        first = self.read
        self.read += batch.read
        wrong = batch.broken[ORDER].n_unique() if batch.broken.height else 0
        self.rejected += wrong
        self.accepted += batch.read - wrong - batch.out.height
        for reason, count in batch.out.group_by(OUT).len().iter_rows():
            self.left_out[reason] += count
        self.emptied.update(batch.emptied)
        self.righted.update(batch.righted)
        if batch.totals.height:
            self.totals.append(batch.totals)
        if batch.broken.height:
            self.reject(batch.broken.select(REJECTS.names()))
        self._marks.append(self._marked(batch.facts, first))

    def _marked(self, facts: pl.DataFrame, first: int) -> pl.DataFrame:
        """Where each fact stood, and its key and record as numbers."""
        marks = {"item": (facts[ORDER].cast(pl.UInt64) + first), LINE: facts[LINE]}
        names = key(self.kind)
        if PART in facts.columns:
            marks[PART] = facts[PART]
            marks[ROWS] = pl.repeat(1, facts.height, dtype=pl.UInt32, eager=True)
            names = (*names, PART)
        if names:
            marks["key"] = facts.select(names).hash_rows()
        if self.kind == "cooperation":
            marks["of"] = facts.select("id").hash_rows()
            marks["record"] = facts.select(RECORD).hash_rows()
        return pl.DataFrame(marks)

    def reject(self, rows: pl.DataFrame) -> None:
        """Write rows in the shape REJECTS, and count them by rule and column."""
        counts = rows.group_by("rule", "column").agg(pl.col("line").n_unique())
        for rule, column, count in counts.iter_rows():
            self._broken[rule, column] += count
        self._parts += 1
        rows.write_parquet(self.folder / f"rejects-{self._parts}.parquet")

    @property
    def marks(self) -> pl.DataFrame:
        """For each stored fact, in the file's order: item, LINE, and its key as a number."""
        if self._settled is None:
            empty = {"item": pl.UInt64(), LINE: pl.Int64(), "key": pl.UInt64()}
            self._settled = pl.concat(self._marks) if self._marks else pl.DataFrame(schema=empty)
            self._marks = []
        return self._settled

    @marks.setter
    def marks(self, marks: pl.DataFrame) -> None:
        self._settled = marks

    def move(self, items: int, reason: str = "") -> None:
        """Count accepted items as left out for a reason, or as rejected without one."""
        self.accepted -= items
        if reason:
            self.left_out[reason] += items
        else:
            self.rejected += items

    def close(self, path: Path) -> None:
        """Put all rejects into one file, in the order of the table's lines."""
        parts = [self.folder / f"rejects-{number + 1}.parquet" for number in range(self._parts)]
        if parts:
            pl.scan_parquet(parts).sort("line", maintain_order=True).sink_parquet(path)
        else:
            pl.DataFrame(schema=REJECTS).write_parquet(path)
        for part in parts:
            part.unlink()

    def broken(self) -> tuple[Broken, ...]:
        """Rows by rule and column, the most frequent first."""
        return tuple(
            Broken(rule, column, rows)
            for (rule, column), rows in sorted(
                self._broken.items(), key=lambda entry: (-entry[1], entry[0])
            )
        )
