from dataclasses import replace

import polars as pl
import streamlit as st

from analytics.confirmed import confirmed
from analytics.counting import country_records
from analytics.flows import country_flows, country_totals
from analytics.indicators import indicator_values
from analytics.newest import newest
from analytics.selection import Selection
from analytics.whole_visits import visit_pairs
from figures.coverage_strip import coverage_strip
from figures.glance import LOW_CARBON, Numbers, glance
from figures.newest_records import newest_records
from figures.strongest_links import strongest_links
from ui import cache, entries, frame, holdings, questions, years
from ui import glance as tiles
from ui.page import Page

NEWEST = 5


def numbers(page: Page) -> Numbers:
    """What each chosen country exported in the last year, and what is recorded of it."""
    chosen, year = page.selection, pl.col("year")
    exports = page.flows("exports").filter(year == year.max())
    sold = country_totals(exports, chosen.home, "out")
    return Numbers(
        exports=sold.select("country", "amount", year=pl.lit(exports["year"].max())),
        visits=visit_pairs(page.whole_visits()),
        agreements=country_records(page.timeline()),
        low_carbon=indicator_values(page.facts("indicators"), LOW_CARBON, chosen),
    )


def latest(page: Page) -> pl.DataFrame:
    """The newest records of the selection."""
    return newest(page.visits().lazy(), page.agreements().lazy(), NEWEST)


with frame.page("overview") as page:
    exports, indicators = page.dataset("exports"), page.dataset("indicators")
    visits, signed = page.dataset("visits"), page.dataset("cooperation")
    everything = cache.datasets().values()
    whole = replace(page, selection=Selection())
    holdings.show(whole)
    page.card(
        glance,
        lambda: numbers(page),
        *(exports, indicators, visits, signed),
        body=lambda card: tiles.tiled(card, page),
    )
    questions.show(page)
    left, right = st.columns(2, gap="large")
    with left:
        sized = years.shown(page)
        sized.card(strongest_links, lambda: country_flows(confirmed(sized.flows())))
    with right:
        page.card(
            newest_records,
            lambda: latest(page),
            *(visits, signed),
            body=lambda card: entries.listed(card, page.words),
        )
    whole.card(coverage_strip, lambda: holdings.covered(everything), *everything)
