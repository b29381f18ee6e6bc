"""What a card offers: its table and its files, made when they are asked for."""

from dataclasses import replace
from html import escape

import streamlit as st

from data.words import Words
from figures import download, source
from figures.card import Card
from figures.table import unit
from ui import export, handed, table
from ui.markdown import plain
from ui.unit_line import unit_line


def show(card: Card, words: Words) -> None:
    """Open the card's table and files above the page."""
    st.dialog(plain(card.headline), width="large")(_offered)(card, words)


def _offered(card: Card, words: Words) -> None:
    sources = escape(source.line(card.datasets, words))
    told = unit_line(replace(card, unit=unit(card, words)), words)
    st.html(f'{told}<p class="samspel-remark">{sources}</p>')
    table.grid(card, words)
    _files(card, words)


@st.fragment
def _files(card: Card, words: Words) -> None:
    """The files; the table above them stays as it is when one is asked for."""
    here = st.context.url or ""
    name = f"samspel-{card.key}"
    with st.container(horizontal=True, key=f"files_{card.key}"):
        handed.button(
            words("card.csv"),
            handed.File(f"{name}.csv", handed.CSV, lambda: download.csv(card, words)),
            words,
            key=f"csv_{card.key}",
        )
        handed.button(
            words("card.xlsx"),
            handed.File(f"{name}.xlsx", handed.XLSX, lambda: download.xlsx(card, words, here)),
            words,
            key=f"xlsx_{card.key}",
        )
        export.buttons(card, words)
