import streamlit as st

from analytics.mirror import mirror, unheard, unreported
from figures.mirror_pairs import mirror_pairs
from figures.mirror_sectors import mirror_sectors
from figures.mirror_unreported import mirror_unreported
from figures.mirror_years import mirror_years
from ui import frame, mirrored

with frame.page("mirror", controls=(), measure="exports") as opened:
    found = mirrored.opened(opened)
    if found:
        page, reports, cif = found.page, found.reports, found.cif
        page.card(mirror_pairs, lambda: mirror(reports(), "pair", cif), *found.datasets)
        left, right = st.columns(2, gap="large")
        with left:
            page.card(mirror_sectors, lambda: mirror(reports(), "sector", cif), *found.datasets)
        with right:
            page.card(mirror_years, lambda: mirror(reports(), "year", cif), *found.datasets)
        page.card(
            mirror_unreported,
            lambda: (unreported(reports()), unheard(reports())),
            *found.datasets,
            options=("said", "heard"),
        )
