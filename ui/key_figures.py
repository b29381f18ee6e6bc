"""Key figures on screen: number, unit, period, change and a small line."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from figures.key_figure import KeyFigure


def show(shown: Iterable[KeyFigure], note: str = "") -> None:
    """Draw key figures side by side, with a sentence below them."""
    parts = "".join(_one(figure) for figure in shown)
    below = f'<p class="samspel-note">{escape(note)}</p>' if note else ""
    st.html(f'<div class="samspel-key-figures">{parts}</div>{below}')


def _one(figure: KeyFigure) -> str:
    change = f'<p class="change">{escape(figure.change)}</p>' if figure.change else ""
    line = f'<img src="{escape(figure.picture)}" alt="">' if figure.picture else ""
    return (
        f'<div class="samspel-key-figure"><p class="name">{escape(figure.title)}</p>'
        f'<p class="number">{escape(figure.number)}</p>'
        f'<p class="unit">{escape(figure.unit)}</p>{change}{line}</div>'
    )
