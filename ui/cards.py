"""Cards on screen: headline, figure, source line, and a button for table, files and link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from analytics.selection import Selection
from data.words import Words
from figures import source
from figures.card import Card
from figures.figure import Figure
from figures.map import MapFigure
from ui import address, cache, panel, shelf, table
from ui import map as map_view
from ui.unit_line import unit_line


@dataclass(frozen=True)
class Shown:
    """A card on a page, and the selection that it was drawn for."""

    card: Card
    selection: Selection


def show(
    card: Card,
    words: Words,
    control: Callable[[], None] | None = None,
    body: Callable[[Card], str] | None = None,
) -> None:
    """Draw a card: its parts in reading order, a `control` of its own below the headline.

    `body` gives the markup of the card's table where that is to look like something else.
    """
    key, head = f"card_{card.key}", _head(card, words)
    drawn = card.figure if isinstance(card.figure, MapFigure) and not card.empty else None
    if not (control or drawn):
        _piece(key, head, card, words, body)
        return
    with st.container(key=key):
        st.html(head)
        if control:
            control()
        if drawn:
            map_view.show(drawn, key=f"map_{card.key}")
            st.html(_foot(card, words))
        else:
            _piece(f"body_{card.key}", "", card, words, body)


def _piece(
    key: str, head: str, card: Card, words: Words, body: Callable[[Card], str] | None
) -> None:
    """All of a card, or all below its `head`, in one panel."""
    chart = None if card.empty else _chart(card)
    if card.empty:
        head += f'<p class="samspel-empty">{escape(card.empty)}</p>'
    elif not chart:
        head += body(card) if body else table.text(card, words)
    foot = "" if card.empty else _foot(card, words)
    panel.show(key, head, chart, foot, partial(address.follow, key))


def _chart(card: Card) -> panel.Chart | None:
    figure = card.figure
    if not isinstance(figure, Figure):
        return None
    return cache.of_card("chart", card, lambda: panel.Chart.of(figure, card.alt, card.clickable))


def _head(card: Card, words: Words) -> str:
    return (
        f'<div class="samspel-head"><h2 id="{card.key}">{escape(card.headline)}</h2>'
        f"{unit_line(card, words)}</div>"
    )


def _foot(card: Card, words: Words) -> str:
    told = " ".join(filter(None, (card.note, card.hint)))
    note = f"<p>{escape(told)}</p>" if told else ""
    sources = escape(source.line(card.datasets, words))
    mine = shelf.shelf()
    held = mine.holds(card)
    full = mine.full and not held
    brief = "brief_full" if full else "in_brief" if held else "brief"
    offers = _button("brief", brief, card, words, full) + _button("menu", "menu", card, words)
    return (
        f'<div class="samspel-foot"><div class="samspel-source">{note}<p>{sources}</p></div>'
        f"<p>{offers}</p></div>"
    )


def _button(does: str, label: str, card: Card, words: Words, disabled: bool = False) -> str:
    """A button in the markup of the page, which `ui.listener` hears."""
    off = " disabled" if disabled else ""
    return (
        f'<button type="button" data-does="{does}" data-card="{card.key}"{off}>'
        f"{escape(words(f'card.{label}'))}</button>"
    )
