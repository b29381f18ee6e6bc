"""The frame around every page: title, navigation, filters, notices, and what happens on failure."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import streamlit as st

from data import geography
from data.vocabulary import Measure
from data.words import FALLBACK, Words, languages
from ui import address, cache, filters, handed, listener, shelf
from ui.cards import Shown
from ui.links import FIRST, link, listed
from ui.notice import tell, worded
from ui.page import Page

GROUPS = {
    "explore": {
        "overview": "dashboard.py",
        "map": "pages/map.py",
        "country": "pages/country.py",
        "sectors": "pages/sectors.py",
        "visits": "pages/visits.py",
        "cooperation": "pages/cooperation.py",
    },
    "answers": {
        "opportunities": "pages/opportunities.py",
        "fit": "pages/fit.py",
        "effect": "pages/effect.py",
        "behind": "pages/behind.py",
        "funnel": "pages/funnel.py",
        "mirror": "pages/mirror.py",
    },
    "data": {
        "add": "pages/add.py",
        "datasets": "pages/datasets.py",
        "methods": "pages/methods.py",
    },
    "brief": {"brief": "pages/brief.py"},
}
"""The pages by what they are for: to look around, to answer a question, to see the data behind,
to take something along."""

PAGES = {name: script for group in GROUPS.values() for name, script in group.items()}

ICON = Path(__file__).parents[1] / "static" / "samspel.svg"


@contextmanager
def page(
    name: str,
    controls: tuple[str, ...] = filters.CONTROLS,
    measure: Measure | None = None,
    titled: Callable[[Page], str] | None = None,
) -> Iterator[Page]:
    """The frame of the page `name`; its body runs inside and is given the Page.

    `controls` are the filters that it uses, `measure` the one that it always shows, `titled` what
    it is called where it does not always bear the same title. What fails becomes a sentence: a
    Problem's own, else one with the number of its trace in the log.
    """
    words = Words(_language())
    st.set_page_config(
        page_title=words("frame.tab", page=words(f"{name}.title"), app=words("app.name")),
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    cards: dict[str, Shown] = {}
    try:
        opened = _open(name, words, measure, cards)
        _head(opened, controls, titled(opened) if titled else "")
        yield opened
    except Exception as failure:  # noqa: BLE001 - the last line of defence of a page
        tell(worded(failure, words))
        _end(cards, words)
        st.stop()
    _end(cards, words)


def _end(cards: dict[str, Shown], words: Words) -> None:
    """What a page ends with, whole or not."""
    listener.hear(cards, words)
    handed.forget()


def _open(
    name: str,
    words: Words,
    measure: Measure | None,
    cards: dict[str, Shown],
) -> Page:
    here = address.read(name, geography.countries()["alpha_3"], cache.datasets())
    _navigation(here, words)
    selection = here.selection()
    chosen = selection.to(measure=measure) if measure else selection
    return Page(name, words, here, chosen, cards=cards)


def _head(shown: Page, controls: tuple[str, ...], title: str) -> None:
    words = shown.words
    _masthead(shown.name, title or words(f"{shown.name}.title"), words)
    filters.bar(shown, controls)
    for notice in shown.address.notices:
        tell(words(notice.key, name=notice.name))
    for problem in cache.listing().broken.values():
        tell(worded(problem, words))


def _navigation(here: address.Address, words: Words) -> None:
    """Links to every page; each carries the selection."""
    carried = address.carried(here)
    groups = "".join(
        listed(
            (
                link(name, _named(name, words), carried | _kept(name), current=name == here.page)
                for name in group
            ),
            "group",
        )
        for group in GROUPS.values()
    )
    first = link(FIRST, words("app.name"), {})
    st.html(f'<nav class="samspel-nav"><p>{first}</p><div>{groups}</div></nav>')


def _kept(name: str) -> dict[str, str]:
    """What else a link carries: that to "Add data" the upload that is under way."""
    known = address.recall("upload") if name == "add" else None
    return known if isinstance(known, dict) else {}


def _named(name: str, words: Words) -> str:
    """The name of a page; that of the brief says how many cards are in it."""
    held = len(shelf.shelf().entries) if name == "brief" else 0
    return words("brief.link_count", count=held) if held else words(f"{name}.link")


def _masthead(name: str, title: str, words: Words) -> None:
    standfirst = escape(words(f"{name}.standfirst"))
    st.html(f'<header class="samspel-title"><h1>{escape(title)}</h1><p>{standfirst}</p></header>')


def _language() -> str:
    """The reader's language where it has words, English elsewhere."""
    wanted = (st.context.locale or FALLBACK).split("-")[0]
    return wanted if wanted in languages() else FALLBACK
