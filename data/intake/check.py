"""Checks a whole table: each row becomes a fact, a reject with its reason, or is left out."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl
from polars.io.plugins import register_io_source

from data.intake import items as pieces
from data.intake.cells import Known
from data.intake.checked import REJECTS, Checked, Righted
from data.intake.facts import Batch, facts_of
from data.intake.keys import settle
from data.intake.ledger import Ledger
from data.intake.mapping import CELL, NAME, Mapping
from data.intake.rejects import DROPPED, REJECTED
from data.intake.rules import facts_schema
from data.intake.totals import compare_totals, leave_out_levels
from data.intake.whole_years import bring_together
from data.problem import Problem
from data.progress import Progress, quiet
from data.readers.table import LINE, Table

FACTS: Final = "facts.parquet"
ROWS: Final = 400_000
"""Rows in a batch: enough to be quick, few enough to cancel within a second."""

YEAR: Final = 4
"""Digits of a year, with which every date begins."""

CELLS: Final = 4_000_000
"""Cells in a batch where many stand side by side."""


AT_ONCE: Final = 2
"""Batches worked on at the same time: many short steps leave a second processor idle."""


@dataclass(frozen=True)
class _Work:
    table: Table
    mapping: Mapping
    dataset: str
    progress: Progress


def check(
    table: Table, mapping: Mapping, dataset: str, folder: Path, progress: Progress = quiet
) -> Checked:
    """Write `folder`/facts.parquet (the schema of the kind) and rejects.parquet (REJECTS).

    Of several facts with one key, of totals and of sums that contradict their parts see `keys` and
    `totals`. Passes through what `progress` raises. Raises Problem where a column that the mapping
    names is not in the table, or the table's file can't be read any more.
    """
    _must_fit(table, mapping)
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(mapping.kind, folder)
    _pass(_Work(table, mapping, dataset, progress), folder / FACTS, ledger)
    progress("check", 1.0)
    _unread(table, ledger)
    settle(folder / FACTS, mapping, ledger)
    bring_together(folder / FACTS, mapping, ledger)
    leave_out_levels(folder / FACTS, mapping, ledger)
    compare_totals(folder / FACTS, mapping, ledger, is_official=bool(table.layout))
    ledger.close(folder / REJECTED)
    (folder / DROPPED).write_bytes(msgspec.json.encode(mapping.drop))
    return _checked(folder / FACTS, mapping, ledger)


def _must_fit(table: Table, mapping: Mapping) -> None:
    wide = mapping.wide.columns if mapping.wide is not None else ()
    named = pieces.named(mapping) - {NAME, CELL}
    missing = sorted((named | set(wide)) - set(table.columns))
    if missing:
        raise Problem("problem.mapping_columns", columns=", ".join(missing), count=len(missing))


def _pass(work: _Work, path: Path, ledger: Ledger) -> None:
    """One pass over the table: facts go to the file, all else to the ledger."""
    schema = facts_schema(work.mapping.kind)
    stopped: list[BaseException] = []

    def batches(*_: Any) -> Iterator[pl.DataFrame]:
        try:
            for batch in _batches(work):
                ledger.note(batch)
                yield batch.facts.select(schema.names())
        # Polars would wrap it; it is raised below as it is.
        except BaseException as error:  # noqa: BLE001
            stopped.append(error)

    source = register_io_source(batches, schema=schema, is_pure=False)
    source.sink_parquet(path, compression="zstd", compression_level=1)
    if stopped:
        path.unlink(missing_ok=True)
        raise stopped[0]


def _batches(work: _Work) -> Iterator[Batch]:
    """What becomes of the rows, in their order; the next are worked on while some are written."""
    known = Known()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: deque[Future[Batch]] = deque()
        for rows in _rows(work.table, work.mapping):
            work.progress("check", _done(rows, work.table))
            waiting.append(pool.submit(facts_of, rows, work.mapping, work.dataset, known))
            if len(waiting) >= AT_ONCE:
                yield waiting.popleft().result()
        yield from (one.result() for one in waiting)


def _rows(table: Table, mapping: Mapping) -> Iterator[pl.DataFrame]:
    columns = pieces.used(mapping, table.columns)
    wide = len(mapping.wide.columns) if mapping.wide is not None else 1
    unread = table.unread()["line"].unique()
    scan = table.scan().select(LINE, *columns)
    if len(unread):
        scan = scan.filter(~pl.col(LINE).is_in(unread.implode()))
    yield from scan.collect_batches(
        chunk_size=max(1, min(ROWS, CELLS // wide)), maintain_order=True, engine="streaming"
    )


def _done(rows: pl.DataFrame, table: Table) -> float:
    if not table.rows or not rows.height:
        return 0.0
    return min(1.0, int(rows[LINE][0]) / table.rows)


def _unread(table: Table, ledger: Ledger) -> None:
    """Lines that could not be read as part of the table are rejected as what they are."""
    faults = table.unread()
    if not faults.height:
        return
    lines = faults["line"].n_unique()
    ledger.read += lines
    ledger.rejected += lines
    shown = faults.with_columns(pl.col("column").fill_null(""), fix=pl.lit(None, pl.String))
    ledger.reject(shown.select(REJECTS.names()))


def _checked(path: Path, mapping: Mapping, ledger: Ledger) -> Checked:
    dated = {"exports": "period", "visits": "date", "cooperation": "start"}
    column = dated.get(mapping.kind, "year")
    said = pl.col(column)
    facts, first, last = (
        pl.scan_parquet(path)
        .select(pl.len(), said.min().alias("first"), said.max().alias("last"))
        .collect(engine="streaming")
        .row(0)
    )
    # Dates are in ISO order, so that the first of them is of the first year.
    start, end = (None if date is None else int(str(date)[:YEAR]) for date in (first, last))
    return Checked(
        read=ledger.read,
        accepted=ledger.accepted,
        rejected=ledger.rejected,
        left_out={reason: count for reason, count in ledger.left_out.most_common() if count},
        facts=facts,
        emptied=dict(ledger.emptied.most_common()),
        righted=tuple(Righted(*of, rows) for of, rows in ledger.righted.most_common()),
        broken=ledger.broken(),
        start=start,
        end=end,
    )
