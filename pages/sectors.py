import polars as pl
import streamlit as st

from analytics.facing import facing, pairs
from analytics.flows import directed, sector_flows
from analytics.indicators import indicator_values
from analytics.partners import partner_sectors
from analytics.record_sectors import country_record_sectors
from analytics.records import agreements_behind
from analytics.sectors import country_sectors, sector_years
from analytics.timeline import timeline
from data.vocabulary import SECTORS
from figures.flow_matrix import flow_matrix
from figures.low_carbon_share import INDICATOR, low_carbon_share
from figures.partner_gaps import partner_gaps
from figures.sector_flow import sector_flow
from figures.sector_growth import sector_growth
from figures.sector_shares import sector_shares
from ui import choice, frame, years
from ui.notice import tell
from ui.page import Page


def choose_sector(page: Page) -> None:
    """The sector of the matrix."""
    words = page.words
    named = {code: words.sector(code) for code in SECTORS}
    choice.pick(page, "sector", list(SECTORS), named, words("sectors.every_sector"))


def own_sectors(page: Page) -> pl.DataFrame:
    """What each chosen country's own flows consist of; of agreements, its records."""
    chosen = page.selection
    if chosen.measure != "agreements":
        return country_sectors(page.flows(), chosen.home, page.direction())
    records = agreements_behind(page.facts("cooperation"), chosen)
    return country_record_sectors(timeline(records), chosen.home)


def growth(page: Page) -> None:
    """Growth by sector; where the exports chosen have one year, that of exports with several."""
    over = years.over_years(page)
    over.card(
        sector_growth,
        lambda: sector_years(directed(over.flows(), home, direction)),
        control=None if over is page else lambda: tell(years.why(page, over)),
    )


with frame.page("sectors") as page:
    home, direction = page.selection.home, page.direction()
    if page.selection.measure != "agreements":
        choice.choose(page, "direction")
    page.card(sector_flow, lambda: sector_flows(facing(page.flows(), home, direction)))
    left, right = st.columns(2, gap="large")
    with left:
        page.card(sector_shares, lambda: own_sectors(page))
    with right:
        page.card(
            flow_matrix,
            lambda: pairs(facing(page.flows(), home, direction), page.option("sector")),
            control=lambda: choose_sector(page),
        )
    if page.selection.measure != "exports":
        page.card(partner_gaps, lambda: partner_sectors(page.flows(), home))
        growth(page)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            growth(page)
        with right:
            page.card(
                low_carbon_share,
                lambda: indicator_values(page.facts("indicators"), INDICATOR, page.selection),
                page.dataset("indicators"),
            )
