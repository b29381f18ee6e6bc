"""The rejected rows as a workbook: the user's own, each with its reasons, to be corrected."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec
import polars as pl
import xlsxwriter

from data.intake.reason import KEY, own
from data.readers.table import LINE, Table
from data.words import Words

REJECTED: Final = "rejects.parquet"
DROPPED: Final = "dropped.json"
MOST: Final = 100_000
"""Rows in a workbook; a person who corrects more of them changes the source instead."""

PLACES: Final = ("column", "rule", "fix")
WIDTH: Final = 18
REASON_WIDTH: Final = 80


def workbook(table: Table, folder: Path, words: Words) -> bytes:
    """Two sheets: how many rows break which rule, and the rejected rows as the file has them.

    Reads what `check` left in the folder. Columns that the mapping drops are left out; the last
    column has the reasons, and is not read when the corrected rows are uploaded again. A text that
    a spreadsheet would run as a formula gets an apostrophe before it.
    """
    rejects = pl.read_parquet(folder / REJECTED)
    lines = rejects["line"].unique().sort()
    rows = _rows(table, _dropped(folder), lines.head(MOST))
    reasons = _reasons(rejects.filter(pl.col("line").is_in(lines.head(MOST).implode())), words)
    reasoned = rows.join(reasons, on=LINE, how="left", maintain_order="left").drop(LINE)
    stream = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options | {"in_memory": True}) as book:
        _write(book, words("rejects.rules"), _counts(rejects, words), words, len(lines))
        _write(book, words("rejects.rows"), reasoned, words, 0)
    return stream.getvalue()


def _dropped(folder: Path) -> tuple[str, ...]:
    path = folder / DROPPED
    return msgspec.json.decode(path.read_bytes(), type=tuple[str, ...]) if path.exists() else ()


def _rows(table: Table, dropped: tuple[str, ...], lines: pl.Series) -> pl.DataFrame:
    shown = [column for column in own(table.columns) if column not in dropped]
    rows = table.scan().filter(pl.col(LINE).is_in(lines.implode())).select(LINE, *shown)
    return rows.collect(engine="streaming").sort(LINE)


def _reasons(rejects: pl.DataFrame, words: Words) -> pl.DataFrame:
    """LINE and all that is wrong with it, in words."""
    sentences = {rule: words(f"rule.{rule}") for rule in rejects["rule"].unique()}
    named = rejects.with_columns(pl.col("rule").replace(sentences))
    places = {name: f"\0{name}" for name in PLACES}
    named = named.with_columns(
        said=pl.lit(words("rejects.said", **places)), fixed=pl.lit(words("rejects.fixed", **places))
    )
    reason = (
        pl.when(pl.col("column") == "")
        .then("rule")
        .when(pl.col("fix").is_not_null())
        .then(_filled("fixed"))
        .otherwise(_filled("said"))
    )
    together = named.select(pl.col("line").alias(LINE), reason=reason).unique(maintain_order=True)
    return together.group_by(LINE).agg(pl.col("reason").str.join(" ").alias(words(KEY)))


def _filled(template: str) -> pl.Expr:
    filled = pl.col(template)
    for name in PLACES:
        filled = filled.str.replace(f"\0{name}", pl.col(name).fill_null(""), literal=True)
    return filled


def _counts(rejects: pl.DataFrame, words: Words) -> pl.DataFrame:
    counted = rejects.group_by("rule", "column").agg(rows=pl.col("line").n_unique())
    sentences = {rule: words(f"rule.{rule}") for rule in counted["rule"].unique()}
    return counted.sort("rows", "rule", "column", descending=[True, False, False]).select(
        pl.col("rows").cast(pl.String).alias(words("rejects.count")),
        pl.col("column").alias(words("rejects.column")),
        pl.col("rule").replace(sentences).alias(words("rejects.rule")),
    )


def _write(
    book: xlsxwriter.Workbook, name: str, rows: pl.DataFrame, words: Words, total: int
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.set_column(0, max(len(rows.columns) - 2, 0), WIDTH)
    sheet.set_column(len(rows.columns) - 1, len(rows.columns) - 1, REASON_WIDTH)
    _line(sheet, 0, rows.columns, bold)
    for place, row in enumerate(_neutral(rows).iter_rows(), start=1):
        _line(sheet, place, row)
    if total > MOST:
        sheet.write_string(rows.height + 2, 0, words("rejects.cut", count=MOST, total=total))


def _line(
    sheet: xlsxwriter.worksheet.Worksheet, place: int, cells: Iterable[str | None], *style: object
) -> None:
    # A workbook is written cell by cell; this is the edge of the library.
    for column, cell in enumerate(cells):
        if cell is not None:
            sheet.write_string(place, column, cell[:LONGEST], *style)


LONGEST: Final = 32_767
"""Characters in a cell of a workbook."""


def _neutral(rows: pl.DataFrame) -> pl.DataFrame:
    """Texts that start like a formula get an apostrophe; negative numbers stay as they are."""
    return rows.with_columns(_unrun(pl.col(name)).alias(name) for name in rows.columns)


def _unrun(text: pl.Expr) -> pl.Expr:
    runs = text.str.contains(r"^[=+\-@\t\r]") & ~text.str.contains(r"^[-+]?[\d.,\s]+$")
    return pl.when(runs).then("'" + text).otherwise(text)
