from functools import partial

import polars as pl
import streamlit as st

from analytics.calendar import visit_calendar
from analytics.follow_ups import follow_ups
from analytics.formats import formats_around, formats_by_year
from analytics.hosts import visits_by_place
from analytics.records import undated_visits
from analytics.reported import totals_behind, visits_and_totals
from analytics.whole_visits import visit_pairs
from figures.follow_up_stages import follow_up_stages
from figures.formats_split import formats_split
from figures.reported_totals import reported_totals
from figures.visit_list import visit_list
from figures.visit_months import visit_months
from figures.visit_origins import visit_origins
from figures.visit_places import host_organisations, host_towns
from figures.visit_report import visit_measures, visit_report
from figures.visit_sectors import visit_sectors
from ui import choice, frame
from ui.notice import contained, tell

with frame.page("visits", measure="visits") as page:
    facts, selection, words = page.facts("visits"), page.selection, page.words
    shown = page.visits().lazy()
    if left_out := selection.dated and undated_visits(facts, selection):
        tell(words("visits.left_out", count=left_out))

    page.card(
        visit_origins,
        lambda: visit_pairs(page.whole_visits()),
        control=lambda: choice.choose(page, "origins"),
        options=["origins"],
    )
    left, right = st.columns(2, gap="large")
    with left:
        page.card(
            visit_sectors,
            lambda: follow_ups(page.whole_visits(), ["sector", "format"]),
            options=(),
        )
    with right:
        page.card(visit_months, lambda: visit_calendar(page.whole_visits()), options=())
    left, right = st.columns(2, gap="large")
    with left:
        page.card(
            formats_split,
            lambda: formats_around(page.whole_visits(), page.option("split")),
            control=lambda: choice.month(page, "split"),
            options=["split"],
        )
    with right:
        page.card(follow_up_stages, lambda: follow_ups(page.whole_visits()), options=())
    page.card(
        visit_list, page.visits, control=lambda: choice.choose(page, "list"), options=["list"]
    )
    left, right = st.columns(2, gap="large")
    with left:
        page.card(host_towns, partial(visits_by_place, shown, "host_node"), options=())
    with right:
        by_host = partial(visits_by_place, shown, "host_organisation")
        page.card(host_organisations, by_host, options=())

    with contained(words):
        published = page.dataset("reported_totals")
        totals = partial(totals_behind, page.facts("reported_totals"), selection)
        page.card(reported_totals, totals, published, options=())
        st.html(f"<h2>{words('visits.report.title')}</h2>")
        both = (page.measured(), published)
        page.unfiltered().card(visit_measures, pl.DataFrame, *both, options=())
        page.card(
            visit_report,
            lambda: visits_and_totals(formats_by_year(page.whole_visits()), totals()),
            *both,
            options=(),
        )
