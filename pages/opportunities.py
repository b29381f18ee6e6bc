from functools import partial

import polars as pl
import streamlit as st

from data.frames import Frames
from figures.actual_expected import actual_expected
from figures.gravity_terms import gravity_terms
from figures.industry_specialisation import industry_specialisation
from figures.opportunity_ranking import opportunity_ranking
from figures.potential_attention import potential_attention
from figures.specialisation_map import specialisation_map
from ui import choice, filters, frame, market, opportunity, profile
from ui.how import how
from ui.notice import contained
from ui.opportunity_files import files
from ui.page import Page

METHODS = (
    *("export_potential", "market_potential", "gravity"),
    *("rca", "relatedness", "complexity", "partner_rank"),
)
RECORDS = ("attention", "few", "top", "market", "country")


def gravity(page: Page, found: Frames) -> None:
    """Actual beside expected exports, and the coefficients behind them."""
    own = pl.col("origin") == profile.home(page)
    page.card(
        actual_expected,
        lambda: found["pairs"].filter(own),
        control=lambda: opportunity.ranks(page),
        options=("rank", "least", "market", "country"),
    )
    page.card(gravity_terms, lambda: found, options=())


with frame.page("opportunities", controls=(), measure="exports") as whole:
    page = opportunity.opened(whole)
    filters.bar(page, ("sectors", "period", "data"), opportunity.said(page))
    opportunity.checked(page)
    read = [page.dataset(kind) for kind in ("exports", "visits", "cooperation")]

    with st.container(key="opportunities_choices", horizontal=True):
        for parameter in ("attention", "few", "top"):
            choice.choose(page, parameter)
    page.card(opportunity_ranking, lambda: opportunity.markets(page), *read, options=RECORDS)
    page.card(potential_attention, lambda: opportunity.markets(page), *read, options=RECORDS)
    computed = st.container()
    left, right = st.columns(2, gap="large")
    with left:
        page.card(
            specialisation_map,
            lambda: opportunity.weights(page),
            control=lambda: market.links(page),
            options=("country",),
        )
    with right:
        page.card(
            industry_specialisation, lambda: opportunity.industries(page), options=("country",)
        )
    found = None
    with computed, contained(page.words):  # last, since it may take a while
        found = opportunity.expected(page)
        if found is not None:
            gravity(page, found)
    said, offered = partial(opportunity.used, page), files(page, found)
    how(METHODS, read, page.words, said, offered)
