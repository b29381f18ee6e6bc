"""What a card offers: its table and its files, made when they are asked for."""

import streamlit as st

from data.words import Words
from figures import download
from figures.card import Card
from ui import export, table


def show(card: Card, words: Words) -> None:
    """Open the card's table and files above the page."""
    st.dialog(card.headline, width="large")(_offered)(card, words)


def _offered(card: Card, words: Words) -> None:
    here = st.context.url or ""
    table.grid(card, words)
    with st.container(horizontal=True, key=f"files_{card.key}"):
        st.download_button(
            words("card.csv"),
            lambda: download.csv(card, words),
            f"samspel-{card.key}.csv",
            "text/csv",
            key=f"csv_{card.key}",
            on_click="ignore",
        )
        st.download_button(
            words("card.xlsx"),
            lambda: download.xlsx(card, words, here),
            f"samspel-{card.key}.xlsx",
            key=f"xlsx_{card.key}",
            on_click="ignore",
        )
        export.buttons(card, words)
