"""Puts tables of the same columns, as the files of an archive often are, into one."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import polars as pl

from data.readers.outline import names
from data.readers.table import FAULTS, LINE, Table
from data.remark import Remark

FILE = "file"
"""The column that says which file a row comes from."""


def stacked(tables: Sequence[Table], folder: Path) -> list[Table]:
    """The tables, those with the same columns as one that tells each row's file.

    Its lines are numbered on from file to file, so that each is that of one row.
    """
    groups: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        groups.setdefault(table.columns, []).append(table)
    return [
        group[0] if len(group) == 1 else _stack(group, folder, number)
        for number, group in enumerate(groups.values())
    ]


def _stack(tables: list[Table], folder: Path, number: int) -> Table:
    first = tables[0]
    columns = names([FILE, *first.columns], len(first.columns) + 1)
    target, faults = folder / f"stack-{number}.parquet", folder / f"stack-{number}-faults.parquet"
    frames, places, before = [], [FAULTS.to_frame()], 0
    for table in tables:
        frames.append(_moved(table, columns, before))
        places.append(table.unread().with_columns(pl.col("line") + before))
        before += _last(table)
    pl.concat(frames).sink_parquet(target)
    found = pl.concat(places)
    found.write_parquet(faults)
    return msgspec.structs.replace(
        first,
        columns=columns,
        header=(FILE, *first.header) if first.header else (),
        path=str(target),
        part="",
        plain=None,
        rows=sum(table.rows or 0 for table in tables),
        remarks=(
            Remark("reading.stacked", {"count": len(tables)}),
            *(remark for table in tables for remark in table.remarks),
        ),
        faults=str(faults) if found.height else "",
    )


def _moved(table: Table, columns: tuple[str, ...], before: int) -> pl.LazyFrame:
    rows = table.scan()
    renamed = dict(zip(table.columns, columns[1:], strict=True))
    file = pl.lit(table.part).alias(columns[0])
    return rows.select(
        (pl.col(LINE) + before), file, *(pl.col(a).alias(b) for a, b in renamed.items())
    )


def _last(table: Table) -> int:
    found = table.scan().select(pl.col(LINE).max()).collect().item()
    places = table.unread().get_column("line").max()
    return max(found or 0, places if isinstance(places, int) else 0)
