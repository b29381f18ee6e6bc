"""Controls for a page's own parameters, bound to the address like the filters."""

import polars as pl
import streamlit as st

from data.dataset import Dataset
from data.problem import Problem
from data.vocabulary import SECTORS
from figures import source
from ui import address, cache, frame, notice
from ui.options import OPTIONS
from ui.page import Page


def choose(page: Page, name: str) -> None:
    """A choice among the allowed values of a page parameter, worded under `<page>.<name>`."""
    words = page.words
    st.segmented_control(
        words(f"{page.name}.{name}.label"),
        OPTIONS[page.name][name].allowed,
        key=address.seed(name, page.option(name)),
        on_change=address.mirror,
        args=(name,),
        format_func=lambda value: words(f"{page.name}.{name}.{value or 'any'}"),
        required=True,
    )


def sector(page: Page) -> None:
    """A choice of one sector, or of all."""
    named = {code: page.words.sector(code) for code in SECTORS}
    pick(page, "sector", list(SECTORS), named, page.words("sectors.every_sector"))


def dataset(page: Page) -> Dataset:
    """A choice among all datasets that can be read; returns the one chosen, else the first.

    Raises Problem where none can be read.
    """
    offered = cache.datasets()
    if not offered:
        raise Problem("problem.no_dataset", kind=page.words("datasets.any_kind"))
    name = page.option("show")
    if name and name not in offered:
        notice.tell(page.words("address.unknown_value", name="show"))
    chosen = offered.get(name) or next(iter(offered.values()))
    st.selectbox(
        page.words("datasets.show.label"),
        list(offered),
        key=address.seed("show", chosen.name),
        on_change=address.mirror,
        args=("show",),
        format_func=lambda code: source.title(offered[code], page.words),
    )
    return chosen


def link(page: Page, name: str) -> None:
    """A link to another page by its own name, which carries the selection."""
    st.page_link(
        frame.PAGES[name],
        label=page.words(f"{name}.link"),
        query_params=address.carried(page.address),
        icon=":material/arrow_forward:",
    )


def pick(page: Page, name: str, options: list[str], named: dict[str, str], anything: str) -> None:
    """A choice among codes that the data offer, `named` by code; none of them is `anything`."""
    st.selectbox(
        page.words(f"{page.name}.{name}.label"),
        options,
        key=address.seed(name, page.option(name) or None),
        index=None,
        on_change=address.mirror,
        args=(name,),
        format_func=lambda code: named.get(code, code),
        placeholder=anything,
    )


def month(page: Page, name: str) -> None:
    """A month of the years of the page's dataset, found by typing or with the arrow keys."""
    chosen, dataset = page.option(name), page.measured()
    years = range(dataset.start or int(chosen[:4]), (dataset.end or int(chosen[:4])) + 1)
    months = sorted({f"{year}-{number:02}" for year in years for number in range(1, 13)} | {chosen})
    st.selectbox(
        page.words(f"{page.name}.{name}.label"),
        months,
        key=address.seed(name, chosen),
        on_change=address.mirror,
        args=(name,),
        format_func=page.words.date,
    )


def record(page: Page, parties: pl.LazyFrame) -> str:
    """A choice among cooperation records by their titles; the chosen one's id, empty for none.

    A record that is not known is noticed and none.
    """
    titles = parties.select("id", "title").unique("id").sort("title").collect()
    named = dict(titles.iter_rows())
    chosen = page.option("record")
    if chosen and chosen not in named:
        notice.tell(page.words("address.unknown_value", name="record"))
        chosen = ""
    st.selectbox(
        page.words("cooperation.record.label"),
        list(named),
        key=address.seed("record", chosen or None),
        index=None,
        on_change=address.mirror,
        args=("record",),
        format_func=lambda code: named.get(code, code),
        placeholder=page.words("cooperation.record.any"),
    )
    return chosen
