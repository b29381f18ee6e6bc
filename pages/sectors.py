from functools import partial

import polars as pl
import streamlit as st

from analytics.confirmed import confirmed
from analytics.facing import facing, pairs
from analytics.flows import directed, sector_flows
from analytics.indicators import indicator_values
from analytics.partners import partner_sectors
from analytics.record_sectors import country_record_sectors
from analytics.sectors import country_sectors, sector_years
from figures.flow_matrix import flow_matrix
from figures.low_carbon_share import INDICATOR, low_carbon_share
from figures.partner_gaps import partner_gaps
from figures.sector_flow import sector_flow
from figures.sector_growth import Growing, sector_growth
from figures.sector_shares import sector_shares
from ui import choice, frame, years
from ui.notice import remark
from ui.page import Page


def flows(page: Page) -> pl.DataFrame:
    """The selection's flows, without visits that were only announced."""
    return confirmed(page.flows())


def own_sectors(page: Page) -> pl.DataFrame:
    """What each chosen country's flows of all sectors consist of; of agreements, its records."""
    every = page.with_selection(sectors=())
    if page.selection.measure != "agreements":
        return country_sectors(flows(every), home, direction)
    return country_record_sectors(every.timeline(), home)


def growth(page: Page) -> None:
    """Growth by sector; where the exports chosen have one year, that of exports with several."""
    over = page if page.selection.measure != "exports" else years.over_years(page)
    over.card(
        sector_growth,
        lambda: Growing(sector_years(directed(flows(over), home, direction)), over.unnamed()),
        control=None if over is page else lambda: remark(years.why(page, over)),
        options=("direction",),
    )


with frame.page("sectors") as page:
    sized = years.shown(page)
    home, direction = page.selection.home, page.direction()
    if page.selection.measure != "agreements":
        choice.choose(page, "direction")
    sized.card(
        sector_flow,
        lambda: sector_flows(facing(flows(sized), home, direction)),
        options=("direction",),
    )
    left, right = st.columns(2, gap="large")
    with left:
        sized.card(sector_shares, lambda: own_sectors(sized), options=("direction",))
    with right:
        sized.card(
            flow_matrix,
            lambda: pairs(facing(flows(sized), home, direction), page.option("sector")),
            control=lambda: choice.sector(page),
        )
    if page.selection.measure != "exports":
        page.card(partner_gaps, lambda: partner_sectors(flows(page), home), options=())
        growth(page)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            growth(page)
        with right:
            facts = page.facts("indicators")
            values = partial(indicator_values, facts, INDICATOR, page.selection)
            page.card(low_carbon_share, values, page.dataset("indicators"), options=())
