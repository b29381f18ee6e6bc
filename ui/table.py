"""A card's table on screen: its first rows as text to read, all of them as a grid to search."""

from html import escape

import polars as pl
import polars.selectors as cs
import streamlit as st

from data.words import Words
from figures.card import Card
from figures.table import heading, in_words
from ui import cache

READ_AS_TEXT = 30
"""Rows that are set as text; all of them stand in the grid."""

HEIGHT = 460
DIGITS = {"estimate": 3, "error": 3, "low": 3, "high": 3}
"""Decimals of numbers that are read to more than one."""

DATES = ("start", "end", "date")
LINKS = ("source_url", "source_url_2", "address")


def text(card: Card, words: Words) -> str:
    """The markup of a table, and the way to its further rows; its addresses become links."""
    return cache.of_card("table", card, lambda: _text(card, words))


def grid(card: Card, words: Words) -> None:
    """Draw the whole table as a grid to sort and search; its addresses become links."""
    shown = {
        heading(name, words): st.column_config.LinkColumn(display_text=words("card.open"))
        for name in LINKS
        if name in card.table.columns
    } | {
        heading(name, words): st.column_config.NumberColumn(format="localized")
        for name in card.table.select(cs.float()).columns
    }
    st.dataframe(
        in_words(_linked(card.table), words),
        hide_index=True,
        height=HEIGHT,
        column_config=shown,
        placeholder="",
        alt=card.alt or card.headline,
    )


def _linked(table: pl.DataFrame) -> pl.DataFrame:
    """A table without addresses that are none of the web."""
    return table.with_columns(
        pl.when(pl.col(name).str.contains(r"^https?://")).then(pl.col(name))
        for name in LINKS
        if name in table.columns
    )


def _text(card: Card, words: Words) -> str:
    table = _linked(card.table.select(card.read or pl.all()).head(READ_AS_TEXT))
    heads = "".join(
        f'<th scope="col"{_aligned(table[name])}>{escape(heading(name, words))}</th>'
        for name in table.columns
    )
    named = in_words(table, words)
    columns = [_cells(told, spoken, words) for told, spoken in zip(table, named, strict=True)]
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*columns, strict=True))
    more = "" if table.shape == card.table.shape else _more(card, words)
    return (
        '<div class="samspel-scroll" tabindex="0"><table class="samspel-table">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{more}"
    )


def _more(card: Card, words: Words) -> str:
    """What leads to the rows and columns that are not set as text; `ui.listener` hears it."""
    told = escape(words("card.whole", count=card.table.height, columns=card.table.width))
    return (
        '<p class="samspel-more"><button type="button" data-does="menu" '
        f'data-card="{card.key}">{told}</button></p>'
    )


def _aligned(values: pl.Series) -> str:
    if values.name in DATES:
        return ' class="date"'
    return ' class="number"' if values.dtype.is_numeric() and values.name != "year" else ""


def _cells(told: pl.Series, spoken: pl.Series, words: Words) -> list[str]:
    """The cells of a column, and what it holds in the reader's words."""
    opening = f"<td{_aligned(told)}>"
    return [f"{opening}{_cell(told.name, value, words)}</td>" for value in spoken.to_list()]


def _cell(name: str, value: object, words: Words) -> str:
    if value is None:
        return ""
    if name in LINKS:
        label = escape(words("card.open"))
        return f'<a href="{escape(str(value))}" target="_blank" rel="noopener">{label}</a>'
    if isinstance(value, int | float) and name != "year":
        return escape(words.number(value, DIGITS.get(name)))
    return escape(str(value))
