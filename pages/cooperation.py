import polars as pl
import streamlit as st

from analytics.beside import visits_beside
from analytics.network import country_edges, organisation_edges
from analytics.network_core import core, organisation_nodes
from analytics.organisations import organisations
from analytics.partner_records import partner_records, records_by_country
from analytics.records import undated_agreements
from figures.cooperation_bars import cooperation_bars
from figures.cooperation_network import country_network, organisation_network
from figures.cooperation_types import cooperation_types
from figures.partner_sectors import partner_sectors
from figures.record import record, record_visits
from figures.undated_records import undated_records
from ui import choice, frame
from ui.notice import tell

with frame.page("cooperation", measure="agreements") as page:
    facts, selection, words = page.facts("cooperation"), page.selection, page.words
    parties = page.agreements().lazy()
    if left_out := selection.dated and undated_agreements(facts, selection):
        tell(words("cooperation.left_out", count=left_out))

    if opened := choice.record(page, facts):
        named = facts.filter(pl.col("id") == opened)
        whole = page.unfiltered()
        whole.card(record, named.collect, options=["record"])
        whole.card(
            record_visits,
            lambda: visits_beside(page.facts("visits"), named.collect()),
            page.dataset("visits"),
            options=["record"],
        )
    page.card(
        cooperation_bars,
        page.timeline,
        control=lambda: choice.choose(page, "rows"),
        options=["rows"],
    )
    page.card(
        partner_sectors,
        lambda: partner_records(page.timeline(), selection.home),
        control=lambda: choice.choose(page, "matrix"),
        options=["matrix"],
    )
    if page.option("network") == "countries":
        page.card(
            country_network,
            lambda: core(records_by_country(page.timeline()), country_edges(page.flows())),
            control=lambda: choice.choose(page, "network"),
            options=(),
        )
    else:
        page.card(
            organisation_network,
            lambda: core(
                organisation_nodes(organisations(parties)), organisation_edges(parties), 2, 30
            ),
            control=lambda: choice.choose(page, "network"),
            options=(),
        )
    left, right = st.columns(2, gap="large")
    with left:
        page.card(cooperation_types, page.timeline, options=())
    with right:
        page.card(undated_records, page.timeline, options=())
