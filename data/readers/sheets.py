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
DAY: Final = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
HOUR: Final = r"^1899-12-3[01] (\d{2}:\d{2}:\d{2})$"
ROUNDED: Final = 9
"""Decimals from which on calamine rounds a number that is asked for as text."""


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
                exact = book.load_sheet(number, header_row=None, skip_rows=0, dtypes="float")
                tables.append(_ranked(sheet, exact, name, folder, len(tables)))
    except (fastexcel.FastExcelError, OSError, ValueError) as error:
        raise Problem("problem.file_damaged") from error
    return [table for _, table in sorted(tables, key=lambda one: -one[0]) if table.rows]


def _ranked(
    sheet: fastexcel.ExcelSheet, exact: fastexcel.ExcelSheet, name: str, folder: Path, number: int
) -> tuple[float, Table]:
    batch, failed = sheet.to_arrow_with_errors()
    cells = _exact(_frame(pl.DataFrame(batch)), _frame(exact.to_polars()))
    errors = [] if failed is None else [(*one.offset_position, one.detail) for one in failed.errors]
    table = _table(cells, errors, name, folder, number)
    worth = float((table.rows or 0) * len(table.columns))
    if sheet.visible != "visible" or any(word in name.lower() for word in ASIDE):
        worth /= 100
    return worth, table


def _frame(frame: pl.DataFrame) -> pl.DataFrame:
    frame.columns = [str(place) for place in range(frame.width)]
    return frame


def _exact(texts: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """The cells as text: numbers with all their digits, days without hour, hours without day."""
    told = pl.concat([texts, numbers.rename(lambda name: f"{name} as number")], how="horizontal")
    return told.select(_cell(name) for name in texts.columns)


def _cell(name: str) -> pl.Expr:
    text, number = pl.col(name), pl.col(f"{name} as number")
    decimals = text.str.split(".").list.get(1, null_on_oob=True).str.len_chars().fill_null(0)
    is_rounded = (decimals >= ROUNDED) | (text.str.len_chars() > 2 * ROUNDED) | (text == "0")
    is_other = text.cast(pl.Float64, strict=False) != number
    apart = (text.cast(pl.Float64, strict=False) - number).abs()
    near = apart <= number.abs() * 1e-3 + 1e-9
    # A rounded number may end in noughts, which are not written: 70.196382530 is 70.19638253.
    is_cut = is_other & (apart <= 10**-ROUNDED)
    shown = pl.when(is_cut | is_rounded & near & (is_other | (decimals == 0) & (text != "0")))
    digits = number.cast(pl.String).str.replace(r"\.0$", "")
    plain = text.str.replace(DAY, "$1").str.replace(HOUR, "$1")
    return shown.then(digits).otherwise(plain).alias(name)


def _table(
    cells: pl.DataFrame,
    errors: Sequence[tuple[int, int, str]],
    name: str,
    folder: Path,
    number: int,
) -> Table:
    rows = [["" if cell is None else cell for cell in row] for row in cells.head(LOOKED_AT).rows()]
    found = outline_of(rows)
    columns = names(found.titles, cells.width)
    body = _body(cells, found, columns)
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


def _body(cells: pl.DataFrame, found: Outline, columns: Sequence[str]) -> pl.DataFrame:
    first = found.skip + found.header
    frame = (
        cells.with_row_index(LINE, offset=1).slice(first).with_columns(pl.col(LINE).cast(pl.Int64))
    )
    frame.columns = [LINE, *columns]
    frame = blank_to_null(frame)
    return frame.filter(pl.any_horizontal(pl.exclude(LINE).is_not_null()))
