"""One pair of ears for a page: what a reader clicks in its own markup.

A button below a card does something with the card; a link leads to a page without opening the
document anew, which the browser does alone. What it tells is checked against what is on the page.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from data.words import Words
from ui import menu, shelf
from ui.cards import Shown


@cache
def _component() -> Any:
    folder = Path(__file__).parent
    script = (folder / "listener.js").read_text("utf-8")
    return st.components.v2.component("samspel.listener", html="<span>\n</span>", js=script)


def _collect(shown: Shown, words: Words) -> None:
    """Add a card to the brief or take it out, and say so on the whole page."""
    shelf.toggle(shown.card, shown.selection, words)
    st.rerun()


ACTIONS: Final[dict[str, Callable[[Shown, Words], None]]] = {
    "menu": lambda shown, words: menu.show(shown.card, words),
    "brief": _collect,
}
"""What a button below a card does, by the name that its markup carries."""


@st.fragment
def hear(cards: Mapping[str, Shown], words: Words) -> None:
    """Do what a reader asks of one of the `cards`."""
    with st.container(key="listener"):
        heard = _component()(key="listener_heard", on_heard_change=lambda: None).heard or {}
    action, shown = ACTIONS.get(str(heard.get("does"))), cards.get(str(heard.get("card")))
    if action and shown:
        action(shown, words)
