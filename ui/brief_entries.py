"""The cards of a brief on screen: a line each, to be moved, retitled, annotated or taken out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any, Final, get_args

import streamlit as st

from data.words import Words
from figures import source
from slides.brief import Entry, Shows
from slides.sheets import pictured
from ui import address, shelf
from ui.page import Page
from ui.unit_line import unit_line

LONGEST: Final = {"title": 200, "note": 600}


def show(page: Page) -> None:
    """Draw the cards of the open brief in their order."""
    entries = shelf.shelf().entries
    with st.container(key="brief_entries"):
        for place, entry in enumerate(entries):
            with st.container(key=f"entry_{place}", horizontal=True):
                st.html(_told(place, entry, page.words))
                with st.container(key=f"entry_do_{place}", horizontal=True):
                    _shows(place, entry, page.words)
                    _moves(place, len(entries), page.words)
                    _edit(place, entry, page.words)
                    _button("drop", place, page.words, _drop)


def _told(place: int, entry: Entry, words: Words) -> str:
    """A card in a few words: number, headline, unit and period, stamps, what was written on it."""
    card = entry.card
    chosen = f"<small>{escape(entry.filters)}</small>" if entry.filters else ""
    note = f'<p class="note">{escape(entry.note)}</p>' if entry.note else ""
    return (
        f'<div class="samspel-entry"><b>{place + 1}</b><div><h2>{escape(entry.headline)}</h2>'
        f"{unit_line(card, words, chosen)}{note}</div></div>"
    )


def _shows(place: int, entry: Entry, words: Words) -> None:
    """What the slide shows; a card without a picture is its table."""
    if not pictured(entry.card):
        return
    name = f"brief_shows_{place}"
    st.segmented_control(
        words("brief.shows.label"),
        get_args(Shows),
        key=address.seed(name, entry.shows),
        on_change=lambda: _rewrite(place, shows=address.given(name)),
        format_func=lambda shows: words(f"brief.shows.{shows}"),
        label_visibility="collapsed",
        required=True,
    )


def _moves(place: int, count: int, words: Words) -> None:
    _button("up", place, words, partial(_move, by=-1), disabled=place == 0)
    _button("down", place, words, partial(_move, by=1), disabled=place == count - 1)


def _edit(place: int, entry: Entry, words: Words) -> None:
    """The slide's own title and a note, in fields that are made when they are asked for."""
    fields = st.popover(
        words("brief.edit"), key=f"entry_edit_{place}", on_change="rerun", type="tertiary"
    )
    if not fields.open:
        return
    with fields:
        for name, field in (("title", st.text_input), ("note", st.text_area)):
            key = f"brief_{name}_{place}"
            field(
                words(f"brief.slide_{name}"),
                key=address.seed(key, getattr(entry, name)),
                max_chars=LONGEST[name],
                placeholder=entry.card.headline if name == "title" else None,
                on_change=partial(_write, place, name, key),
            )
        st.html(f'<p class="samspel-remark">{escape(source.line(entry.card.datasets, words))}</p>')


def _button(
    name: str, place: int, words: Words, act: Callable[[int], None], *, disabled: bool = False
) -> None:
    st.button(
        words(f"brief.{name}"),
        key=f"entry_{name}_{place}",
        on_click=act,
        args=(place,),
        disabled=disabled,
        type="tertiary",
    )


def _move(place: int, by: int) -> None:
    mine = shelf.shelf()
    entries = list(mine.entries)
    if 0 <= place + by < len(entries):
        entries[place], entries[place + by] = entries[place + by], entries[place]
        mine.fill(tuple(entries))


def _drop(place: int) -> None:
    mine = shelf.shelf()
    mine.fill(mine.entries[:place] + mine.entries[place + 1 :])


def _write(place: int, name: str, key: str) -> None:
    _rewrite(place, **{name: str(address.given(key) or "").strip()})


def _rewrite(place: int, **changes: Any) -> None:
    mine = shelf.shelf()
    if place < len(mine.entries):
        entries = list(mine.entries)
        entries[place] = replace(entries[place], **changes)
        mine.fill(tuple(entries))
