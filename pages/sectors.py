import polars as pl
import streamlit as st

from analytics.facing import facing
from analytics.flows import directed, sector_flows
from analytics.sectors import sector_years
from figures.low_carbon_share import INDICATOR, low_carbon_share
from figures.sector_flow import sector_flow
from figures.sector_growth import sector_growth
from ui import frame
from ui.choice import choose
from ui.page import Page


def low_carbon(page: Page) -> pl.DataFrame:
    """The indicator's values of the chosen countries and years."""
    chosen = page.selection
    year = pl.col("year")
    return (
        page.facts("indicators")
        .filter(
            pl.col("indicator") == INDICATOR,
            pl.col("country").is_in(chosen.home),
            year >= chosen.start if chosen.start else True,
            year <= chosen.end if chosen.end else True,
        )
        .collect()
    )


with frame.page("sectors") as page:
    home, direction = page.selection.home, page.direction()
    choose(page, "direction")
    page.card(sector_flow, lambda: sector_flows(facing(page.flows(), home, direction)))
    left, right = st.columns(2, gap="large")
    with left:
        page.card(sector_growth, lambda: sector_years(directed(page.flows(), home, direction)))
    with right:
        page.card(low_carbon_share, lambda: low_carbon(page), page.dataset("indicators"))
