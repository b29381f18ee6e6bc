"""The rows of a table as the pieces that become facts: one a row, or one a cell side by side."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from data.intake.cells import missing
from data.intake.mapping import CELL, NAME, Mapping
from data.readers.table import LINE

BETWEEN: Final = " \u00b7 "
"""Between texts of several columns that are joined to one."""

COLUMN: Final = "\u2116 column"
"""The table's own name of the column in which a cell side by side stands."""


def sources(mapping: Mapping) -> dict[str, tuple[str, ...]]:
    """For each column of the facts the table's columns it is read from; parties apart."""
    found = {fact: (column,) for fact, column in mapping.columns.items()} | mapping.joined
    if mapping.wide is not None:
        if mapping.wide.into:
            found[mapping.wide.into] = (NAME,)
        if CELL not in named(mapping):
            found["value"] = (CELL,)
    return found


def named(mapping: Mapping) -> set[str]:
    """Every column that a mapping names, of the table or of cells side by side."""
    return set(_named(mapping))


def _named(mapping: Mapping) -> Iterator[str]:
    yield from mapping.columns.values()
    yield from mapping.keep
    for columns in mapping.joined.values():
        yield from columns
    for party in mapping.parties:
        yield from party.columns.values()


def used(mapping: Mapping, columns: tuple[str, ...]) -> list[str]:
    """The table's columns that are read at all, in the table's order; none that is dropped."""
    wide = mapping.wide.columns if mapping.wide is not None else ()
    wanted = (named(mapping) | set(wide)) - set(mapping.drop)
    return [column for column in columns if column in wanted]


def items(rows: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """Rows of the table as items: as they are, or one for each cell side by side with a text.

    Has LINE and the columns that are read; of cells side by side NAME, CELL and COLUMN.
    """
    if mapping.wide is None:
        return rows
    names = mapping.wide.names
    long = rows.unpivot(
        on=[column for column in mapping.wide.columns if column in rows.columns],
        index=[column for column in rows.columns if column not in mapping.wide.columns],
        variable_name=COLUMN,
        value_name=CELL,
    ).filter(~missing(pl.col(CELL).str.strip_chars(), mapping.empty))
    return long.with_columns(pl.col(COLUMN).replace(names).alias(NAME)).sort(
        LINE, maintain_order=True
    )


def wanted(pieces: pl.DataFrame, mapping: Mapping) -> pl.Series:
    """Which items have a value that is to be kept in every column that says so."""
    told = [
        pl.col(column).str.strip_chars().is_in(list(values)).fill_null(value=False)
        for column, values in mapping.keep.items()
        if column in pieces.columns
    ]
    return pieces.select(wanted=pl.all_horizontal(told) if told else pl.repeat(True, pl.len()))[
        "wanted"
    ]


def text_of(pieces: pl.DataFrame, columns: tuple[str, ...]) -> pl.Series:
    """The text of one column, or of several joined; null where none of them says anything."""
    if len(columns) == 1:
        return pieces[columns[0]]
    parts = [
        pl.when(pl.col(c).str.strip_chars() != "").then(pl.col(c).str.strip_chars())
        for c in columns
    ]
    joined = pl.concat_str(parts, separator=BETWEEN, ignore_nulls=True)
    return pieces.select(text=pl.when(joined != "").then(joined))["text"]
