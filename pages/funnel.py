from datetime import date

import polars as pl

from analytics.funnel import funnel
from figures.funnel_groups import funnel_groups
from figures.funnel_stages import funnel_stages
from ui import choice, frame, register
from ui.how import how
from ui.page import Page


def by(page: Page, known: date, *columns: str) -> pl.DataFrame:
    """The funnel of the selection's visits as far as is known, by columns of theirs."""
    return funnel(page.whole_visits(), known, int(page.option("months")), columns)


with frame.page("funnel", ("countries", "partners", "sectors", "period", "data"), "visits") as page:
    known, group = register.known_until(page), page.option("by")
    page.card(
        funnel_stages,
        lambda: by(page, known),
        control=lambda: choice.choose(page, "months"),
        options=["months"],
    )
    page.card(
        funnel_groups,
        lambda: by(page, known, group),
        control=lambda: register.groups(page),
    )
    how(
        ["funnel"],
        [page.dataset("visits")],
        page.words,
        lambda: [register.said(page)],
        {
            "funnel.download.visits": lambda: register.rows(page),
            "funnel.download.shares": lambda: by(page, known, group),
        },
    )
