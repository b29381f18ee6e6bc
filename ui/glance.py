"""Countries at a glance: a tile each, whose name leads to the country's page."""

from html import escape

import streamlit as st

from figures.card import Card
from figures.glance import Tile, tiles
from ui import address, frame
from ui.page import Page


def show(card: Card, page: Page) -> None:
    """Draw the tiles of a glance."""
    with st.container(key="at_a_glance"):
        for tile in tiles(card.table, page.context(card.datasets)):
            with st.container(key=f"glance_{tile.country}"):
                st.page_link(
                    frame.PAGES["country"],
                    label=page.words.country(tile.country),
                    query_params=address.carried(page.address, country=tile.country),
                )
                st.html(_html(tile))


def _html(tile: Tile) -> str:
    picture = f'<img src="{escape(tile.picture)}" alt="">' if tile.picture else ""
    lines = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in tile.lines
    )
    return (
        f'<div class="samspel-tile" style="--subject: {escape(tile.colour)}">'
        f'<div class="top"><p class="number">{escape(tile.number)}</p>{picture}</div>'
        f'<p class="unit">{escape(tile.unit)}<br><b>{escape(tile.change)}</b></p>'
        f"<dl>{lines}</dl></div>"
    )
