"""The workbook inside a chart: its numbers, and the card's whole table beside them."""

from io import BytesIO

import polars as pl
import xlsxwriter

from data.words import Words
from figures.download import write_table
from slides.chart import Chart
from slides.chart_cells import label_column


def chart_book(chart: Chart, table: pl.DataFrame, unit: str, words: Words) -> bytes:
    """The workbook; `table` is in the reader's words, `unit` that of the values."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet(words("download.sheet"))
        (_dots if chart.xs else _categories)(sheet, chart, unit)
        _labels(sheet, chart, words("slides.labels"))
        write_table(book, words("slides.table"), table)
    return stream.getvalue()


def _categories(sheet: xlsxwriter.worksheet.Worksheet, chart: Chart, unit: str) -> None:
    sheet.write_string(0, 0, unit)
    for row, name in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, name)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name or str(column))
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    sheet.set_column(0, 0, 28)


def _dots(sheet: xlsxwriter.worksheet.Worksheet, chart: Chart, unit: str) -> None:
    """Three columns a row of dots; the area's number is the square of its diameter."""
    del unit
    for k, series in enumerate(chart.series):
        sheet.write_string(0, 3 * k + 1, series.name or str(k + 1))
        areas = [size * size for size in series.sizes]
        for column, values in enumerate((series.xs, series.values, areas)):
            for row, value in enumerate(values, 1):
                if value is not None:
                    sheet.write_number(row, 3 * k + column, value)


def _labels(sheet: xlsxwriter.worksheet.Worksheet, chart: Chart, heading: str) -> None:
    """The words beside values that no format gives: an edit of these cells changes them."""
    for k, series in enumerate(chart.series):
        if series.form or not any(series.labels):
            continue
        column = label_column(chart, k)
        sheet.write_string(f"{column}1", f"{heading} {series.name or k + 1}")
        for row, text in enumerate(series.labels, 2):
            if text:
                sheet.write_string(f"{column}{row}", text)
