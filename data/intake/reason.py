"""The column of reasons in a workbook of rejected rows, known again when it comes back."""

from functools import cache

from data.words import Words, languages

KEY = "rejects.reason"


@cache
def names() -> frozenset[str]:
    """What the column is called, in every language."""
    return frozenset(Words(language)(KEY) for language in languages())


def own(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The table's columns without those of reasons."""
    return tuple(column for column in columns if column not in names())
