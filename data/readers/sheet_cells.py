"""The cells of a workbook's sheet as text, as their rows are checked later."""

from typing import Final

import fastexcel
import polars as pl

DAY: Final = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
HOUR: Final = r"^1899-12-3[01] (\d{2}:\d{2}:\d{2})$"
ROUNDED: Final = 9
"""Decimals from which on calamine rounds a number that is asked for as text."""

WITH_COMMA: Final = r"^[-+\u2212]?(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+),(?:\d{1,2}|\d{4,})$"
WITH_POINT: Final = r"^[-+\u2212]?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})$"
"""Numbers whose decimal mark is beyond doubt: 1,234 and 1.234 may be a thousand."""


def cells(texts: pl.DataFrame, book: fastexcel.ExcelReader, number: int) -> pl.DataFrame:
    """The cells of a sheet: numbers with all their digits, days without hour, hours without day.

    In: the cells as calamine gives them as text. Where somebody typed numbers with a decimal comma
    as text into a column, its other numbers are written with one too, so that all are read alike.
    """
    exact = _as(book, number, "float")
    told = pl.concat([texts, exact.rename(lambda name: f"{name} as number")], how="horizontal")
    written = told.select(_cell(name) for name in texts.columns)
    mixed = [name for name in texts.columns if _is_mixed(written[name], exact[name])]
    if not mixed:
        return written
    # Of a text that looks like a number calamine makes that number, but no truth value.
    is_number = _as(book, number, "boolean").select(pl.all().is_not_null())
    return written.with_columns(_with_comma(written[name], is_number[name]) for name in mixed)


def _as(book: fastexcel.ExcelReader, number: int, kind: fastexcel.DType) -> pl.DataFrame:
    sheet = book.load_sheet(number, header_row=None, skip_rows=0, dtypes=kind)
    return placed(sheet.to_polars())


def placed(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the places of its columns for their names."""
    frame.columns = [str(place) for place in range(frame.width)]
    return frame


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


def _is_mixed(text: pl.Series, exact: pl.Series) -> bool:
    """Whether texts with a decimal comma stand in a column with what may be numbers."""
    return exact.is_not_null().any() and bool(text.str.contains(WITH_COMMA).any())


def _with_comma(text: pl.Series, is_number: pl.Series) -> pl.Series:
    """The column with commas in its numbers; as it is where texts have decimal points too."""
    if text.filter(~is_number).str.contains(WITH_POINT).any():
        return text
    comma = text.str.replace(".", ",", literal=True)
    return comma.zip_with(is_number, text)
