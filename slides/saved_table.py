"""A card's table in a saved brief: column by column, each of a type that a card may have."""

from typing import Annotated, Final

import msgspec
import polars as pl
from msgspec import Meta

from data.problem import Problem

MOST_ROWS: Final = 50_000
TYPES: Final[dict[str, pl.DataType]] = {
    str(dtype): dtype
    for dtype in (
        *(pl.Int8(), pl.Int16(), pl.Int32(), pl.Int64()),
        *(pl.UInt8(), pl.UInt16(), pl.UInt32(), pl.UInt64()),
        *(pl.Float32(), pl.Float64(), pl.Boolean(), pl.String(), pl.Date(), pl.Null()),
        pl.List(pl.String()),
    )
}

Cell = Annotated[str, Meta(max_length=20_000)]
Value = Cell | int | float | bool | list[Cell | None] | None


class SavedColumn(msgspec.Struct, forbid_unknown_fields=True):
    """A column by name and type, nothing as null; a date as ISO text."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    type: Annotated[str, Meta(max_length=40)]
    values: Annotated[list[Value], Meta(max_length=MOST_ROWS)]


def saved_table(table: pl.DataFrame) -> tuple[SavedColumn, ...]:
    """The columns of a table; what is neither number nor text is told as text, NaN as nothing."""
    return tuple(_saved(column) for column in table.get_columns())


def _saved(column: pl.Series) -> SavedColumn:
    known = column if str(column.dtype) in TYPES else column.cast(pl.String())
    plain = known.fill_nan(None) if known.dtype.is_float() else known
    listed = plain.cast(pl.String()) if plain.dtype == pl.Date() else plain
    return SavedColumn(column.name, str(plain.dtype), listed.to_list())


def table_of(columns: tuple[SavedColumn, ...], card: int) -> pl.DataFrame:
    """The table of saved columns; Problem where a value is not of its column's type.

    `card` is the number of the card in its brief, for the sentence.
    """
    return (
        pl.DataFrame([_series(column, card) for column in columns])
        if _even(columns, card)
        else pl.DataFrame()
    )


def _even(columns: tuple[SavedColumn, ...], card: int) -> bool:
    """Whether there are columns; all must be of one length and have names of their own."""
    names = [column.name for column in columns]
    if len({len(column.values) for column in columns}) > 1 or len(set(names)) < len(names):
        raise Problem("problem.brief_table", card=card)
    return bool(columns)


def _series(column: SavedColumn, card: int) -> pl.Series:
    dtype = TYPES.get(column.type)
    if dtype is None:
        raise Problem("problem.brief_column", card=card, column=column.name)
    read = pl.String() if dtype == pl.Date() else dtype
    try:
        values = pl.Series(column.name, column.values, dtype=read, strict=True)
        return values.str.to_date("%Y-%m-%d", strict=True) if dtype == pl.Date() else values
    except (pl.exceptions.PolarsError, TypeError, ValueError, OverflowError) as error:
        raise Problem("problem.brief_column", card=card, column=column.name) from error
