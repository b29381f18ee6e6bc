"""Puts beside the participants of CORDIS projects what the list of projects says of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from data.readers.layouts import recognised
from data.readers.table import LINE, Table
from data.remark import Remark

PROJECT: Final = "cordis_project"
PARTICIPANTS: Final = "cordis_organization"
KEY: Final = ("projectID", "id")
"""The project's number in the list of participants and in that of projects."""

TAKEN: Final = {"title": "projectTitle", "startDate": "startDate", "endDate": "endDate"}
"""Columns of the list of projects, and what they are called beside a participant."""


def joined(tables: Sequence[Table], folder: Path) -> list[Table]:
    """The tables of one archive; participants have their project's title and dates, if it is here.

    A participant whose project is not in the list keeps its row; how many have none is told.
    """
    known = [recognised(table, Path(table.path).parent) for table in tables]
    projects = next((table for table in known if _is(table, PROJECT, (KEY[1], *TAKEN))), None)
    if projects is None:
        return known
    return [
        _beside(table, projects, folder, number) if _is(table, PARTICIPANTS, KEY[:1]) else table
        for number, table in enumerate(known)
    ]


def told_alone(table: Table) -> Table:
    """The table; participants without their projects say how the two come together."""
    if not _is(table, PARTICIPANTS, KEY[:1]) or TAKEN["startDate"] in table.columns:
        return table
    return msgspec.structs.replace(table, remarks=(*table.remarks, Remark("reading.apart", {})))


def _is(table: Table, layout: str, columns: tuple[str, ...]) -> bool:
    return table.layout == layout and set(columns) <= set(table.columns)


def _beside(table: Table, projects: Table, folder: Path, number: int) -> Table:
    new = {old: name for old, name in TAKEN.items() if name not in table.columns}
    told = projects.scan().select(
        pl.col(KEY[1]).str.strip_chars().alias("key"), *(pl.col(o).alias(n) for o, n in new.items())
    )
    # A project that is listed twice must not double its participants.
    once = told.unique("key", keep="first", maintain_order=True).collect(engine="streaming").lazy()
    rows = table.scan().with_columns(key=pl.col(KEY[0]).str.strip_chars())
    target = folder / f"joined-{number}.parquet"
    together = rows.join(once, on="key", how="left", maintain_order="left")
    together.select(LINE, *table.columns, *new.values()).sink_parquet(target)
    lone = rows.join(once, on="key", how="anti").select(pl.len()).collect().item()
    columns = (*table.columns, *new.values())
    return msgspec.structs.replace(
        table,
        columns=columns,
        header=(*table.header, *new.values()) if table.header else (),
        path=str(target),
        plain=None,
        remarks=(
            *table.remarks,
            Remark("reading.joined", {"count": projects.rows or 0}),
            *((Remark("reading.joined_without", {"count": lone}),) if lone else ()),
        ),
    )
