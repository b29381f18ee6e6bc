import streamlit as st

from figures.behind_curve import behind_curve
from figures.behind_indicators import behind_indicators
from figures.behind_levels import behind_levels
from figures.behind_readings import behind_readings
from ui import distance, frame
from ui.how import how

with frame.page("behind", controls=()) as page:
    read = page.dataset("indicators")
    distance.choose(page)
    page.card(behind_levels, lambda: distance.levels(page), read)
    left, right = st.columns(2, gap="large")
    with left:
        page.card(behind_curve, lambda: (distance.country(page), distance.lags(page)), read)
    with right:
        page.card(behind_readings, lambda: distance.ways(page), read)
    page.card(
        behind_indicators,
        lambda: distance.table(page),
        read,
        options=("country", "against"),
    )
    how(
        ["years_behind"],
        [read],
        page.words,
        lambda: [distance.said(page)],
        {
            "behind.download.values": lambda: distance.own(page),
            "behind.download.readings": lambda: distance.lags(page),
            "behind.download.all_values": lambda: distance.values(page),
        },
    )
