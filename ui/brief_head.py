"""The head of a brief on screen: which one, its title, and the line that stands below it."""

from html import escape
from typing import Final

import streamlit as st

from ui import address, brief_file, shelf
from ui.page import Page

LONGEST: Final = {"title": 120, "subtitle": 200}


def show(page: Page) -> None:
    """Draw the fields of the open brief, and a choice among several."""
    words, mine = page.words, shelf.shelf()
    if mine.brief is None:
        return
    with st.container(key="brief_head"):
        if len(mine.briefs) > 1:
            _others(page)
        st.text_input(
            words("brief.name"),
            key=address.seed("brief_title", mine.opened),
            max_chars=LONGEST["title"],
            on_change=lambda: mine.rename(str(address.given("brief_title") or "")),
        )
        st.text_input(
            words("brief.subtitle"),
            key=address.seed("brief_subtitle", mine.brief.subtitle),
            max_chars=LONGEST["subtitle"],
            on_change=lambda: mine.say(str(address.given("brief_subtitle") or "")),
        )


def _others(page: Page) -> None:
    mine = shelf.shelf()
    st.selectbox(
        page.words("brief.opened"),
        list(reversed(mine.briefs)),
        key=address.seed("brief_opened", mine.opened),
        on_change=lambda: mine.turn_to(str(address.given("brief_opened"))),
    )


def nothing_yet(page: Page) -> None:
    """Say that the brief is empty, and what to do."""
    title, how = (escape(page.words(f"brief.empty.{part}")) for part in ("title", "how"))
    st.html(f'<div class="samspel-head"><h2>{title}</h2></div><p class="samspel-empty">{how}</p>')


def left_out(page: Page) -> None:
    """Say which cards of a ready brief had nothing to show, and why."""
    mine = shelf.shelf()
    if sentences := mine.left_out.get(mine.opened):
        listed = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
        title = escape(page.words("brief.left_out"))
        st.html(f'<div class="samspel-left-out"><h2>{title}</h2><ul>{listed}</ul></div>')


def other_briefs(page: Page) -> None:
    """Draw what can be done with the whole brief: keep it, open another, begin anew, remove it."""
    words, mine = page.words, shelf.shelf()
    with st.container(key="brief_whole", horizontal=True):
        brief_file.keep(page)
        brief_file.reopen(page)
        if mine.brief is None:
            return
        st.button(
            words("brief.new"), key="brief_new", on_click=_begin, args=(page,), type="tertiary"
        )
        with st.popover(words("brief.remove"), key="brief_remove", type="tertiary"):
            st.html(f"<p>{escape(words('brief.removes'))}</p>")
            st.button(
                words("brief.remove_now"),
                key="brief_remove_now",
                on_click=mine.remove,
                args=(mine.opened,),
            )


def _begin(page: Page) -> None:
    shelf.shelf().begin(page.words("brief.untitled"))
