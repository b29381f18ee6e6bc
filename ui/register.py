"""What a page needs to know of the register of visits: until when it knows, and its rows."""

import polars as pl
import streamlit as st

from ui.choice import choose
from ui.page import Page


def groups(page: Page) -> None:
    """Let the reader choose by what the visits are set apart, and which stage is read."""
    with st.container(key="funnel_groups", horizontal=True):
        for name in ("by", "stage"):
            choose(page, name)


def known_until(page: Page) -> str:
    """The day until which the register can know what followed, as ISO.

    That is the day on which it was read, or the end of its last year where that is earlier.
    """
    dataset = page.dataset("visits")
    ends = [dataset.accessed] if dataset.accessed else []
    if dataset.end is not None:
        ends.append(f"{dataset.end}-12-31")
    return min(ends)


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
        count=visits.filter(pl.col("status") != "announced").height,
        months=page.option("months"),
        day=words.date(known_until(page)),
    )
