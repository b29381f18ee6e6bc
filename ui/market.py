"""The market that is chosen on a chart or map of opportunities, and where it leads to."""

import streamlit as st

from data.vocabulary import SIX
from ui import address, profile
from ui.links import link, listed
from ui.page import Page


def links(page: Page) -> None:
    """Links to what else is known of the chosen market; nothing where none is chosen."""
    words, home, market = page.words, profile.home(page), page.option("market")
    if not market:
        return
    named, found = words.country(market), []
    if market != home:
        label = words("specialisation_map.pair", home=words.country(home), country=named)
        pair = address.carried(page.address, country=home, **{"with": market})
        found.append(link("country", label, pair))
    if market in SIX and market != home:
        label = words("specialisation_map.turn", country=named)
        found.append(link("opportunities", label, address.carried(page.address, country=market)))
    if market == home:
        label = words("specialisation_map.profile", country=named)
        found.append(link("country", label, address.carried(page.address, country=home)))
    st.html(listed(found, "row"))
