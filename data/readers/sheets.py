"""Reads the tables of a workbook's sheets: xlsx, xlsm, xlsb, xls and ods, by way of calamine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import fastexcel
import polars as pl

from data.problem import Problem
from data.progress import Progress
from data.readers.archive import measured, shown
from data.readers.ending import ending
from data.readers.outline import Outline, filled, names, outline_of
from data.readers.rows import Rows, blank_to_null
from data.readers.sheet_cells import cells, placed
from data.readers.table import LINE, Table, kept

MOST_BYTES: Final = 1 << 30
MOST_SHEETS: Final = 200
LOOKED_AT: Final = 120
ASIDE: Final = (
    "readme",
    "read me",
    "info",
    "note",
    "content",
    "metadata",
    "about",
    "cover",
    "hinweis",
)
ERRORS: Final = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}


def read_sheets(path: Path, form: str, folder: Path, progress: Progress) -> list[Table]:
    """A table of each sheet that has one, the likeliest first."""
    if form != "xls":
        measured(path, MOST_BYTES)
    try:
        book = fastexcel.read_excel(path)
        sheets = book.sheet_names[:MOST_SHEETS]
        tables: list[tuple[float, Table]] = []
        for number, name in enumerate(sheets):
            progress("read", number / len(sheets))
            sheet = book.load_sheet(number, header_row=None, skip_rows=0, dtypes="string")
            if sheet.width and sheet.height:
                batch, failed = sheet.to_arrow_with_errors()
                read = cells(placed(pl.DataFrame(batch)), book, number)
                table = _table(read, _errors(failed), name, folder, len(tables))
                tables.append((_worth(table, name, sheet), table))
    except (fastexcel.FastExcelError, OSError, ValueError) as error:
        raise Problem("problem.file_damaged") from error
    return [table for _, table in sorted(tables, key=lambda one: -one[0]) if table.rows]


def _worth(table: Table, name: str, sheet: fastexcel.ExcelSheet) -> float:
    """The more the likelier to be the table that is meant."""
    is_aside = sheet.visible != "visible" or any(word in name.lower() for word in ASIDE)
    return float((table.rows or 0) * len(table.columns)) / (100 if is_aside else 1)


def _errors(failed: fastexcel.CellErrors | None) -> list[tuple[int, int, str]]:
    return [] if failed is None else [(*one.offset_position, one.detail) for one in failed.errors]


def _table(
    read: pl.DataFrame,
    errors: Sequence[tuple[int, int, str]],
    name: str,
    folder: Path,
    number: int,
) -> Table:
    rows = [["" if cell is None else cell for cell in row] for row in read.head(LOOKED_AT).rows()]
    found = outline_of(rows)
    columns = names(found.titles, read.width)
    body = _body(read, found, columns)
    lonely = sum(filled(row) == 1 for row in rows[found.skip + found.header :]) / max(len(rows), 1)
    with Rows(kept(folder, number), columns) as written:
        written.add(body)
        for row, column, detail in errors:
            sign = ERRORS.get(detail.rpartition("Error(")[2].rstrip(")'"), "#")
            written.fault(row + 1, sign, "formula_error", columns[column])
        below = written.finish(lambda tail: ending(tail, lonely))
    above = [" ".join(cell for cell in row if cell.strip()) for row in rows[: found.skip]]
    told = {"above": "\n".join(filter(None, above)), "below": "\n".join(filter(None, below))}
    return Table(
        columns=columns,
        path=str(written.path),
        part=shown(name),
        rows=written.count,
        decimal=None,
        header=found.titles,
        about={key: text for key, text in told.items() if text},
        remarks=written.remarks(),
        faults=written.faults(folder / f"faults-{number}.parquet"),
    )


def _body(read: pl.DataFrame, found: Outline, columns: Sequence[str]) -> pl.DataFrame:
    first = found.skip + found.header
    frame = (
        read.with_row_index(LINE, offset=1).slice(first).with_columns(pl.col(LINE).cast(pl.Int64))
    )
    frame.columns = [LINE, *columns]
    frame = blank_to_null(frame)
    return frame.filter(pl.any_horizontal(pl.exclude(LINE).is_not_null()))
