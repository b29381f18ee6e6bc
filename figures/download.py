"""A card as files: the table that it shows, with unit, period, source and coverage."""

from io import BytesIO
from typing import Final

import polars as pl
import polars.selectors as cs
import xlsxwriter

from data.words import Words
from figures.card import Card
from figures.source import title
from figures.table import in_words, unit

BOM: Final = b"\xef\xbb\xbf"
"""Tells a spreadsheet that the file is UTF-8."""


def csv(card: Card, words: Words) -> bytes:
    """The table as UTF-8 CSV; each row carries unit, period, source and coverage.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    about = [
        pl.lit(value).alias(words(f"column.{name}"))
        for name, value in (
            ("unit", unit(card, words)),
            ("period", card.period),
            ("source", "; ".join(title(d, words) for d in card.datasets)),
            ("coverage", "; ".join(words.term("coverage", c) for c in card.coverage)),
        )
    ]
    table = in_words(card.table, words).with_columns(about)
    return BOM + _neutral(table).write_csv().encode()


def rows_csv(rows: pl.DataFrame) -> bytes:
    """A frame as UTF-8 CSV to compute with: its own headings and codes, lists joined by spaces.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    flat = rows.with_columns(cs.by_dtype(pl.List(pl.String)).list.join(" "))
    return BOM + _neutral(flat).write_csv().encode()


def xlsx(card: Card, words: Words, address: str) -> bytes:
    """The table as a workbook: what is shown, then the sources; `address` is the live view."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        write_table(book, words("download.sheet"), in_words(card.table, words))
        write_lines(book, words("download.sources"), about(card, words, address))
    return stream.getvalue()


def write_table(book: xlsxwriter.Workbook, sheet: str, table: pl.DataFrame) -> None:
    """A sheet of a workbook with a table on it, its headings bold and held in sight."""
    _write(book.add_worksheet(sheet), _neutral(table), book.add_format({"bold": True}))


def write_lines(book: xlsxwriter.Workbook, sheet: str, lines: list[tuple[str, str]]) -> None:
    """A sheet of a workbook with labels and what they name."""
    added, bold = book.add_worksheet(sheet), book.add_format({"bold": True})
    for line, (label, value) in enumerate(lines):
        added.write_string(line, 0, label, bold)
        added.write_string(line, 1, value)
    added.set_column(0, 0, 18)
    added.set_column(1, 1, 100)


def about(card: Card, words: Words, address: str) -> list[tuple[str, str]]:
    """What a file says of itself: (label, value) lines for headline, unit, sources and caveats."""
    lines = [
        (words("column.headline"), card.headline),
        (words("column.unit"), unit(card, words)),
        (words("column.period"), card.period),
        (words("column.note"), card.note),
        (words("column.address"), address),
    ]
    for dataset in card.datasets:
        lines += [
            (
                words("column.source"),
                f"{dataset.producer}: {title(dataset, words)}, {dataset.release}",
            ),
            (words("column.licence"), dataset.licence),
            (words("column.address"), dataset.address),
            (words("column.accessed"), dataset.accessed),
            (words("column.coverage"), words.term("coverage", dataset.coverage)),
            (words("column.coverage"), words.term("coverage_means", dataset.coverage)),
        ]
    return [(label, value) for label, value in lines if value]


def _write(sheet: xlsxwriter.worksheet.Worksheet, table: pl.DataFrame, bold: object) -> None:
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, bold)
        sheet.write_column(1, column, table[name].to_list())
    sheet.freeze_panes(1, 0)
    sheet.autofit()


def _neutral(table: pl.DataFrame) -> pl.DataFrame:
    """Texts that start like a formula get an apostrophe; numbers stay as they are."""
    return table.with_columns(cs.string().str.replace(r"^([=+\-@\t\r])", "'$1"))
