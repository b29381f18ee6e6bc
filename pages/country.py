from dataclasses import replace
from functools import partial

import streamlit as st

from data.vocabulary import MEASURES
from figures.agreement_list import agreement_list
from figures.change_since import change_since
from figures.exports_trend import exports_trend
from figures.low_carbon_trend import low_carbon_trend
from figures.organisation_list import organisation_list
from figures.partner_bars import partner_bars
from figures.partner_records import partner_records
from figures.records_since import records_since
from figures.sector_balance import sector_balance
from figures.sector_links import sector_links
from figures.sector_records import sector_records
from figures.visit_list import visit_list
from ui import filters, frame, profile, who, years

WHO = ("country", "with")

with frame.page("country", controls=(), measure="exports", titled=who.title) as opened:
    page = who.who(replace(opened, spanning=MEASURES))
    filters.bar(page, ("sectors", "period", "data"), who.said(page))
    who.figures(page)
    ends, alone = profile.ends(page), page.with_selection(partners=())
    visits, signed = page.dataset("visits"), page.dataset("cooperation")
    low_carbon = page.dataset("indicators")

    left, right = st.columns(2, gap="large")
    with left:
        exports = years.sized(page)
        exports.card(sector_balance, lambda: profile.by_sector(exports), options=WHO)
    with right:
        page.card(sector_records, lambda: profile.records(page), signed, visits, options=WHO)
    if len(ends) > 1:
        beside = exports.measured(), signed, visits
        page.card(sector_links, lambda: profile.links(page), *beside, options=WHO)

    yearly = years.over_years(page)
    yearly.card(
        exports_trend,
        lambda: (profile.by_year(yearly), profile.beside(yearly)),
        yearly.measured(),
        signed,
        visits,
    )
    for code, column in zip(ends, st.columns(len(ends), gap="large"), strict=True):
        with column:
            frame_of = partial(profile.low_carbon, page, code)
            theirs = page.with_selection(countries=(code,))
            theirs.card(low_carbon_trend, frame_of, low_carbon, signed, visits)

    left, right = st.columns(2, gap="large")
    with left:
        page.card(
            change_since,
            lambda: profile.changes(page),
            low_carbon,
            yearly.measured(),
            control=lambda: who.since(page),
        )
    with right:
        page.card(records_since, lambda: profile.dated(page), signed, visits)

    left, right = st.columns(2, gap="large")
    with left:
        sold = years.sized(alone)
        links = partial(who.links, sold)
        sold.card(partner_bars, lambda: profile.ranking(sold), control=links, options=WHO)
    with right:
        counted = partial(profile.counts, alone)
        alone.card(partner_records, counted, signed, visits, options=WHO)

    page.card(organisation_list, lambda: profile.parties(page), signed, visits, options=WHO)
    page.card(agreement_list, lambda: profile.listed(page), signed, options=WHO)
    page.card(visit_list, lambda: profile.visits(page).collect(), visits, options=WHO)
