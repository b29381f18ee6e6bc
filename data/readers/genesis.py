"""Reads a Destatis cube file: lines that begin with K name what the lines with D hold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from data.problem import Problem
from data.readers.fields import Dialect, cut
from data.readers.lines import Text, chunks
from data.readers.outline import names
from data.readers.rows import Rows
from data.readers.table import Table, kept

DIALECT: Final = Dialect(";")
VALUE: Final = ("value", "quality", "blocked", "distorted")
"""What stands in the file for each measure: WERT, QUALITAET, GESPERRT, WERT-VERFAELSCHT."""


def read_genesis_cube(text: Text, folder: Path) -> list[Table]:
    """The values of a cube with a column for each of its axes and four for each measure."""
    described: dict[str, list[list[str]]] = {}
    block = ""
    written: Rows | None = None
    batch: list[tuple[int, list[str]]] = []
    line = 0
    columns: tuple[str, ...] = ()
    for piece in chunks(text):
        for record in piece.split("\n"):
            line += 1
            fields = cut(record.rstrip("\r"), DIALECT).fields
            if fields[0] == "K" and len(fields) > 1:
                block = fields[1]
            elif fields[0] == "D" and block != "QEI":
                described.setdefault(block, []).append(fields[1:])
            elif fields[0] == "D":
                batch.append((line, fields[1:]))
        line -= piece.endswith("\n")
        if batch:
            columns = columns or _columns(described, len(batch[0][1]))
            written = written or Rows(kept(folder, 0), columns)
            _add(written, batch, len(columns))
            batch = []
    if written is None:
        raise Problem("problem.no_table")
    return [_table(written, columns, described, folder)]


def _columns(described: dict[str, list[list[str]]], width: int) -> tuple[str, ...]:
    axes = [row[0] for row in described.get("DQA", [])] + [
        row[0] for row in described.get("DQZ", [])
    ]
    measures = [f"{row[0]} {part}" for row in described.get("DQI", []) for part in VALUE]
    return names([*axes, *measures], width)


def _add(rows: Rows, batch: Sequence[tuple[int, list[str]]], width: int) -> None:
    sound = [(line, fields) for line, fields in batch if len(fields) == width]
    rows.add_cells([line for line, _ in sound], [fields for _, fields in sound])
    for line, fields in batch:
        if len(fields) != width:
            rows.fault(
                line,
                ";".join(fields),
                "too_few_values" if len(fields) < width else "too_many_values",
            )


def _table(
    rows: Rows, columns: tuple[str, ...], described: dict[str, list[list[str]]], folder: Path
) -> Table:
    with rows:
        rows.finish(lambda tail: tail.height)
    cube = [row[0] for row in described.get("DQ", [])]
    units = [f"{row[0]}: {row[1]}" for row in described.get("DQI", []) if len(row) > 1]
    about = {"table": "; ".join(cube), "unit": "; ".join(units)}
    return Table(
        columns,
        str(rows.path),
        rows=rows.count,
        decimal=".",
        layout="genesis_cube",
        about={key: text for key, text in about.items() if text},
        remarks=rows.remarks(),
        faults=rows.faults(folder / "faults-0.parquet"),
        header=columns,
    )
