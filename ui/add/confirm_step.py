"""The last step: whose the data are, who stores them and why; then one version."""

from typing import Final

import streamlit as st
from msgspec.structs import replace

from data.progress import Progress
from data.store.version import Card, Version
from data.vocabulary import COVERAGES
from ui import address, cache, notice, versions
from ui.add import fields
from ui.add.desk import Desk

TEXTS: Final = ("title", "producer", "release", "licence", "address", "accessed", "valuation")
CAVEATS_APART: Final = "\n"


def show(desk: Desk) -> None:
    """Draw the card of the dataset to be filled in, and the button that stores."""
    words, card = desk.words, desk.upload.card()
    fields.part(words("add.confirm.title", title=desk.title), words("add.confirm.text"), 2)
    with st.form("add_card", border=False, enter_to_submit=False):
        filled = _card(desk, card)
        who, note = versions.signature("add", words)
        if st.form_submit_button(words("add.confirm.store"), type="primary", key="add_store"):
            _store(desk, filled, who, note)


def _card(desk: Desk, card: Card) -> Card:
    """The card as filled in; a stored dataset's comes filled with what was said before."""
    words = desk.words
    columns = st.columns(2, gap="medium")
    texts = {}
    for place, field in enumerate(TEXTS):
        with columns[place % 2]:
            texts[field] = st.text_input(
                words(f"add.card.{field}"),
                getattr(card, field),
                key=f"add_card_{field}",
                max_chars=500,
            ).strip()
    coverage = st.radio(
        words("add.card.coverage"),
        COVERAGES,
        index=COVERAGES.index(card.coverage) if desk.is_stored else None,
        key="add_card_coverage",
        format_func=lambda code: words.term("coverage", code),
        captions=[words.term("coverage_means", code) for code in COVERAGES],
    )
    caveats = st.text_area(
        words("add.card.caveats"), CAVEATS_APART.join(card.caveats), key="add_card_caveats"
    )
    told = tuple(line.strip() for line in caveats.split(CAVEATS_APART) if line.strip())
    return replace(card, **texts, coverage=coverage, caveats=told)


def _store(desk: Desk, card: Card, who: str, note: str) -> None:
    """Start to store, unless something that every version needs is missing."""
    words = desk.words
    if not (card.title and card.producer and card.coverage):
        notice.tell(words("add.confirm.lacking"))
    elif not who or not note:
        notice.tell(words("versions.unsigned"))
    else:
        address.remember("who", who)

        def confirm(progress: Progress) -> Version:
            return desk.upload.confirm(card, who, note, progress)

        desk.start("store", confirm, "confirm")
        st.rerun()


def stored(version: Version) -> None:
    """Go to the page of the dataset that has just been stored."""
    cache.look_again()
    address.remember("made_version", version)
    address.remember("upload", None)
    st.switch_page("pages/datasets.py", query_params={"show": version.card.name})
