import streamlit as st

from figures.effect_conditions import effect_conditions
from figures.effect_matched import effect_matched
from figures.effect_robustness import effect_robustness
from figures.effect_verdict import effect_verdict
from figures.effect_visitors import effect_visitors
from ui import effects, frame
from ui.how import Files, how
from ui.notice import contained
from ui.page import Page

ASKED = ("sector", "lag")
METHODS = ("visit_effect", "matched_markets", "visit_conditions")


def compared(page: Page) -> None:
    """Visited markets beside similar ones."""
    read = effects.datasets(page)
    page.card(effect_matched, lambda: effects.matched(page), *read, options=("host", "sector"))


def effect(page: Page) -> Files:
    """The comparison, then the verdict and its robustness; first what fails where it does."""
    read, checked = effects.datasets(page), effects.conditions(page)
    carried = bool(checked["met"].all())
    if carried:
        compared(page)
    computed = st.container()
    page.card(effect_conditions, lambda: checked, *read, options=ASKED)
    if not carried:
        compared(page)
    found = None
    with computed, contained(page.words):  # last, since it takes a while
        found = effects.found(page) if carried else None
        if found is not None:
            page.card(effect_verdict, lambda: found, *read, options=ASKED)
            page.card(effect_robustness, lambda: found, *read, options=ASKED)
    return effects.files(page, found)


with frame.page("effect", controls=(), measure="visits") as page:
    effects.choose(page)
    read = effects.datasets(page)
    files: Files = {}
    answer = st.container()
    page.card(effect_visitors, lambda: effects.visitors(page), read[1], options=("host", "sector"))
    with answer, contained(page.words):
        files = effect(page)
    how(METHODS, read, page.words, lambda: effects.said(page), files)
