"""Buttons that save a card as a picture or copy its link, all in the reader's browser."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from data.words import Words
from figures import source
from figures.card import Card

FOLDER = Path(__file__).parent


@cache
def _component() -> Any:
    return st.components.v2.component(
        "samspel.export",
        html='<div class="files"></div>',
        css=(FOLDER / "export.css").read_text("utf-8"),
        js=(FOLDER / "export.js").read_text("utf-8"),
    )


def buttons(card: Card, words: Words) -> None:
    """Draw the buttons of a card: PNG and SVG with headline, stamp and source, and its link."""
    pictures = [] if card.figure is None else ["png", "svg"]
    _component()(
        key=f"export_{card.key}",
        data={
            "key": card.key,
            "headline": card.headline,
            "unit": " · ".join(part for part in (card.unit, card.period) if part),
            "stamp": words.join([words.term("coverage", coverage) for coverage in card.stamps]),
            "source": source.line(card.datasets, words),
            "note": card.note,
            "labels": {name: words(f"card.{name}") for name in (*pictures, "link", "copied")},
        },
    )
