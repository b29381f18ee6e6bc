"""The records behind a country or a flow, and the way on to its profile."""

import streamlit as st

from analytics.records import agreements_behind, exports_behind, first, visits_behind
from analytics.timeline import timeline
from data.crosswalk import sectors_of
from data.vocabulary import SIX
from figures.agreement_list import agreement_list
from figures.export_records import export_records
from figures.visit_list import visit_list
from ui import address
from ui.links import link, listed
from ui.page import Page

SHOWN = 50
MOST = 1000


def behind(page: Page, pick: str) -> None:
    """Show what a picked country (`SWE`) or flow (`SWE-CHN`) stands for; nothing if none is."""
    if not pick:
        return
    origin, _, destination = pick.partition("-")
    if destination:
        _records(page, origin, destination)
    else:
        end = "countries" if origin in SIX else "partners"
        _records(page.with_selection(**{end: (origin,)}), None, None)
    _profile(page, [code for code in (origin, destination) if code])


def _records(page: Page, origin: str | None, destination: str | None) -> None:
    """The records of the page's measure, the first of them and how many there are."""
    chosen = page.selection
    if chosen.measure == "visits":
        rows = page.facts("visits")
        page.card(
            visit_list,
            lambda: visits_behind(rows, chosen, origin, destination).head(MOST).collect(),
        )
    elif chosen.measure == "agreements":
        found = page.facts("cooperation")
        page.card(
            agreement_list,
            lambda: timeline(agreements_behind(found, chosen, origin, destination)),
        )
    else:
        _exports(page, origin, destination)


def _exports(page: Page, origin: str | None, destination: str | None) -> None:
    rows, classification = page.facts("exports"), page.measured().classification
    page.card(
        export_records,
        lambda: first(
            exports_behind(
                rows,
                page.selection,
                sectors_of(classification, rows.select("product").unique().collect()["product"]),
                origin,
                destination,
            ),
            SHOWN,
        ),
    )


def _profile(page: Page, codes: list[str]) -> None:
    """A link to the country, or to the pair, seen from the one of them that is of the six."""
    home = next((code for code in codes if code in SIX), None)
    if home is None:
        return
    other = next((code for code in codes if code != home), "")
    words = page.words
    label = (
        words("map.pair", a=words.country(home), b=words.country(other))
        if other
        else (words("map.profile", country=words.country(home)))
    )
    carried = address.carried(page.address, country=home, **({"with": other} if other else {}))
    st.html(listed([link("country", label, carried)], "row"))
