import streamlit as st

from analytics.confirmed import confirmed
from analytics.partnership import partnership
from figures.partnership_map import partnership_map
from ui import frame, records, years
from ui.choice import choose

with frame.page("map") as opened:
    page = years.shown(opened)
    with st.container(key="map_choices", horizontal=True):
        for parameter in ("view", "direction", "top"):
            choose(page, parameter)
    page.card(
        partnership_map,
        lambda: partnership(
            confirmed(page.flows()),
            page.selection.home,
            page.direction(),
            int(page.option("top")),
        ),
    )
    records.behind(page, page.option("pick"))
