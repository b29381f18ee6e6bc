"""What a page needs to know of the register of visits: until when it knows, and its rows."""

from datetime import date

import polars as pl
import streamlit as st

from analytics.confirmed import HAPPENED
from analytics.dates import last_day
from data.problem import Problem
from data.schemas import is_partial_date
from figures import source
from ui.choice import choose
from ui.page import Page


def groups(page: Page) -> None:
    """Let the reader choose by what the visits are set apart, and which stage is read."""
    with st.container(key="funnel_groups", horizontal=True):
        for name in ("by", "stage"):
            choose(page, name)


def known_until(page: Page) -> date:
    """The last day of which the register can know what followed.

    That is the day on which it was read, or the end of its last year where that is earlier; of a
    partial date the last day that it allows. Raises Problem where its source card tells neither.
    """
    dataset = page.dataset("visits")
    told = pl.DataFrame({"date": [dataset.accessed, str(dataset.end or "")]})
    dates = told.filter(is_partial_date(pl.col("date")))
    last: date | None = dates.select(last_day(pl.col("date")).min()).item()
    if last is None:
        raise Problem("funnel.known_until", dataset=source.title(dataset, page.words))
    return last


def rows(page: Page) -> pl.DataFrame:
    """The visits that are counted, in the columns that they are counted by."""
    return page.visits().select(
        *("id", "date", "origins", "host", "format", "sector", "status", "follow_up")
    )


def said(page: Page) -> str:
    """What was read, in a sentence."""
    words, visits = page.words, page.visits()
    return words(
        "funnel.how",
        count=visits.filter(HAPPENED).height,
        months=page.option("months"),
        day=words.date(known_until(page).isoformat()),
    )
