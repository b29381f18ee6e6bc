import streamlit as st

from figures.fit_both_ways import fit_both_ways
from figures.fit_concentration import fit_concentration
from figures.fit_growth import fit_growth
from figures.fit_intensity import fit_intensity
from figures.fit_mix import fit_bought, fit_sold
from ui import filters, fit, frame, who, years
from ui.how import how
from ui.notice import contained

METHODS = (
    *("complementarity", "constant_market_share", "trade_intensity"),
    *("grubel_lloyd", "concentration"),
)
PAIR = ("country", "with")

with frame.page("fit", controls=(), measure="exports") as opened:
    chosen = who.pair(opened)
    yearly, page = years.over_years(chosen), years.last_chosen(chosen)
    filters.bar(page, ("period", "data"), fit.said(page))

    with contained(page.words):
        fit.answer(page, yearly)
    left, right = st.columns(2, gap="large")
    with left:
        page.card(fit_sold, lambda: fit.sold(page), options=PAIR)
    with right:
        page.card(fit_bought, lambda: fit.bought(page), options=PAIR)
    yearly.card(fit_growth, lambda: fit.growth(yearly), options=PAIR)
    left, right = st.columns(2, gap="large")
    with left:
        page.card(fit_intensity, lambda: fit.intensities(page), options=PAIR)
    with right:
        page.card(fit_both_ways, lambda: fit.products(page), options=PAIR)
    page.card(fit_concentration, lambda: fit.concentrations(page), options=PAIR)
    how(
        METHODS,
        [page.dataset("exports"), yearly.dataset("exports")],
        page.words,
        lambda: fit.used(page, yearly),
        fit.files(page, yearly),
    )
