"""Cards on screen: headline, figure, source line, and a button for table, files and link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from analytics.selection import Selection
from data.words import Words
from figures import source
from figures.card import Card
from figures.map import MapFigure
from ui import address, cache, chart, shelf, table
from ui import map as map_view


@dataclass(frozen=True)
class Shown:
    """A card on a page, and the selection that it was drawn for."""

    card: Card
    selection: Selection


def show(
    card: Card,
    words: Words,
    control: Callable[[], None] | None = None,
    draw: Callable[[Card], None] | None = None,
) -> None:
    """Draw a card: its parts in reading order, a `control` of its own below the headline.

    `draw` puts the card's table on screen where that is to look like something else.
    """
    with st.container(key=f"card_{card.key}"):
        st.html(_head(card, words))
        if control:
            control()
        if card.empty:
            st.html(f'<p class="samspel-empty">{escape(card.empty)}</p>')
            return
        if draw:
            draw(card)
        else:
            _figure(card, words)
        st.html(_foot(card, words))


def _head(card: Card, words: Words) -> str:
    unit = " · ".join(escape(part) for part in (card.unit, card.period) if part)
    stamps = "".join(
        f'<span class="samspel-stamp" title="{escape(words.term("coverage_means", coverage))}">'
        f"{escape(words.term('coverage', coverage))}</span>"
        for coverage in card.coverage
        if coverage in ("sample", "synthetic")
    )
    return (
        f'<div class="samspel-head"><h2 id="{card.key}">{escape(card.headline)}</h2>'
        f'<p class="samspel-unit">{unit}{stamps}</p></div>'
    )


def _figure(card: Card, words: Words) -> None:
    """The picture; a card without one is its table."""
    if isinstance(card.figure, go.Figure):
        key = f"chart_{card.key}"
        chart.show(_payload(card, card.figure), key, partial(address.follow, key))
    elif isinstance(card.figure, MapFigure):
        map_view.show(card.figure, key=f"chart_{card.key}")
    else:
        table.show(card, words)


def _payload(card: Card, figure: go.Figure) -> dict[str, Any]:
    return cache.of_card("chart", card, lambda: chart.payload(figure, card.alt, card.clickable))


def _foot(card: Card, words: Words) -> str:
    told = " ".join(filter(None, (card.note, card.hint)))
    note = f"<p>{escape(told)}</p>" if told else ""
    sources = escape(source.line(card.datasets, words))
    held = shelf.holds(card)
    full = shelf.full() and not held
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
