"""Tables in the reader's words: what each column holds, its heading, its codes by name."""

from collections.abc import Callable
from typing import Final

import polars as pl

from data.digits import SURE
from data.words import Words
from figures.card import Card

COUNTRIES: Final = frozenset(
    {"origin", "destination", "country", "partner", "host", "reporter", "party_country"}
)
TERMS: Final = {
    "format": "format",
    "follow_up": "stage",
    "stage": "stage",
    "status": "status",
    "type": "cooperation_type",
    "party_type": "party_type",
    "measure": "measure",
    "counts": "reported_measure",
    "figure": "glance_figure",
    "unreported_by": "flow_end",
    "kind": "kind",
    "coverage": "coverage",
    "value_is": "precision",
    "participants_is": "precision",
}


AMOUNTS: Final = frozenset({"amount", "out", "in_", "total"})
"""Columns of trade, in the unit of the dataset."""


def unit(card: Card, words: Words) -> str:
    """The unit of a card, and that of the amounts in its table where they have another."""
    if len(card.datasets) != 1 or not AMOUNTS.intersection(card.table.columns):
        return card.unit
    [dataset] = card.datasets
    amounts = words.unit(dataset.unit)
    if dataset.kind != "exports" or amounts in card.unit:
        return card.unit
    return words("download.unit", unit=card.unit, amounts=amounts)


def in_words(table: pl.DataFrame, words: Words) -> pl.DataFrame:
    """A table with headings, countries, sectors and terms in the reader's language.

    Numbers stay numbers, as far as their digits are sure. Unknown columns keep their codes; lists
    are joined in words.
    """
    return table.select(
        _spoken(table[column], words).alias(heading(column, words)) for column in table.columns
    )


def heading(column: str, words: Words) -> str:
    """The heading of a column."""
    key = f"column.{column}"
    return words(key) if words.has(key) else column.replace("_", " ")


def _spoken(values: pl.Series, words: Words) -> pl.Expr:
    column = pl.col(values.name)
    if values.dtype == pl.List:
        return column.map_elements(
            lambda codes: words.countries(codes) if len(codes) else None, return_dtype=pl.String
        )
    if values.dtype.is_float():
        return column.round_sig_figs(SURE)
    naming = _naming(values.name, words)
    if naming is None or values.dtype != pl.String:
        return column
    named = {code: naming(code) for code in set(values) if code is not None}
    return column.replace_strict(named, default=None, return_dtype=pl.String)


def _naming(column: str, words: Words) -> Callable[[str], str] | None:
    if column in COUNTRIES:
        return words.country
    if column == "sector":
        return words.sector
    if column in TERMS:
        return lambda code: words.term(TERMS[column], code)
    return None
