"""A page with two buttons for files; what makes them is in the session."""

import streamlit as st

from data.words import Words
from ui.handed import File, button, forget

# `begun` is a run that another one cuts short, `other` one of another page.
part = st.query_params.get("part")
words = Words("en")
if part is None:
    makers = st.session_state["makers"]
    one, two = (File(f"{key}.txt", "text/plain", makers[key]) for key in ("one", "two"))
    button("Make one", one, words, "one", type="primary", icon=":material/download:")
    button("Make two", two, words, "two")
if part != "begun":
    forget()
