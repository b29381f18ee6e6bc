"""The column of reasons in a workbook of rejected rows, known again when it comes back."""

from collections.abc import Sequence
from functools import cache

from data.readers.table import Table
from data.words import Words, languages

KEY = "rejects.reason"


@cache
def names() -> frozenset[str]:
    """What the column is called, in every language."""
    return frozenset(Words(language)(KEY) for language in languages())


def own(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The table's columns without those of reasons."""
    return tuple(column for column in columns if column not in names())


def returned(tables: Sequence[Table]) -> int | None:
    """Which of a file's tables are rejected rows that come back, None where there are none."""
    return next((n for n, table in enumerate(tables) if names() & {*table.columns}), None)
