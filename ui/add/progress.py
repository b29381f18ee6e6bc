"""A long step on the page: what is done now, how far it is, and a way to stop it."""

import streamlit as st

from data.words import Words
from ui.add.work import Work

LOOK_AGAIN_S = 0.4


@st.fragment(run_every=LOOK_AGAIN_S)
def show(work: Work, words: Words) -> None:
    """Draw how far the work is, time and again, until it is over."""
    if work.over:
        st.rerun()
    doing = "cancelling" if work.cancelling else work.step
    with st.container(key="add_progress"):
        st.progress(work.done, words.term("step", doing))
        st.button(words("add.cancel"), key="add_cancel", on_click=work.cancel)
