from datetime import date

import polars as pl

from analytics.funnel import funnel
from figures.funnel_groups import funnel_groups
from figures.funnel_stages import funnel_stages
from ui import choice, frame, register
from ui.how import how
from ui.page import Page


def by(page: Page, *columns: str) -> pl.DataFrame:
    """The funnel of the selection's visits, by columns of theirs."""
    months, known = int(page.option("months")), date.fromisoformat(register.known_until(page))
    return funnel(page.whole_visits(), known, months, columns)


with frame.page("funnel", ("countries", "partners", "sectors", "period", "data"), "visits") as page:
    group = page.option("by")
    page.card(
        funnel_stages,
        lambda: by(page),
        control=lambda: choice.choose(page, "months"),
        options=["months"],
    )
    page.card(
        funnel_groups,
        lambda: by(page, group),
        control=lambda: register.groups(page),
    )
    how(
        ["funnel"],
        [page.dataset("visits")],
        page.words,
        lambda: [register.said(page)],
        {
            "funnel.download.visits": lambda: register.rows(page),
            "funnel.download.shares": lambda: by(page, group),
        },
    )
