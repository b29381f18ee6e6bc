"""The style sheet of every page."""

from pathlib import Path

import streamlit as st

SHEET = Path(__file__).with_name("style.css")


def style() -> None:
    """Put the style sheet on the page; it takes no room."""
    st.html(SHEET)
