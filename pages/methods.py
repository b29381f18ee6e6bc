import streamlit as st

from analytics.method import methods
from data.indicator import indicators
from ui import declarations, frame

with frame.page("methods", controls=()) as page:
    rules = "".join(f"<li>{rule}</li>" for rule in page.words.sentences("methods.rules"))
    st.html(f"<h2>{page.words('methods.rules_title')}</h2><ol>{rules}</ol>")
    st.html(f"<h2>{page.words('methods.methods_title')}</h2>")
    declarations.methods(methods(), page.words)
    st.html(f"<h2>{page.words('methods.indicators_title')}</h2>")
    declarations.indicators(indicators().values(), page.words)
