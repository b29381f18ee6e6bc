"""The one filter bar, and the sentence that says what is shown."""

from collections.abc import Callable
from html import escape

import streamlit as st

from data.vocabulary import MEASURES, SECTORS, SIX
from figures import source
from ui import address, partners
from ui.page import Page, datasets_of

CONTROLS = ("measure", "countries", "partners", "sectors", "period", "data")


def bar(page: Page, controls: tuple[str, ...] = CONTROLS, said: str = "") -> None:
    """Draw the controls that a page uses and, below them, the selection as a sentence.

    `said` is the page's own sentence, where it shows something else than one measure.
    """
    if not controls:
        return
    with st.container(key="filter_bar", horizontal=True):
        for control in controls:
            DRAWN_BY[control](page)
    st.html(f'<p class="samspel-shown">{escape(said or sentence(page, controls))}</p>')


def sentence(page: Page, controls: tuple[str, ...] = CONTROLS) -> str:
    """The selection in words: what, between whom, in which sectors, when, from which dataset.

    It names the filters that the page uses; the others stay in the address for other pages.
    """
    words, selection, dataset = page.words, page.selection, page.measured()
    parts = {
        "measure": words.term("measure", selection.measure),
        "countries": words.countries(selection.countries) or words("filters.six"),
        "partners": words.countries(selection.partners) or words("filters.all_partners"),
        "sectors": words.join([words.sector(s) for s in selection.sectors])
        or words("filters.all_sectors"),
        "period": words.period(selection.start or dataset.start, selection.end or dataset.end),
        "dataset": source.title(dataset, words),
    }
    used = ".with_partners" if "partners" in controls else ".alone"
    return words(f"filters.sentence{used}", **parts)


def _measure(page: Page) -> None:
    words = page.words
    st.segmented_control(
        words("filters.measure"),
        MEASURES,
        key=address.seed("measure", page.selection.measure),
        on_change=address.mirror,
        args=("measure",),
        format_func=lambda code: words.term("measure", code),
        required=True,
    )


def _countries(page: Page) -> None:
    _choice(page, "countries", SIX, page.words.country)


def _partners(page: Page) -> None:
    named = partners.offered([page.measured()], page.words, page.selection.partners)
    _choice(page, "partners", named, page.words.country)


def _sectors(page: Page) -> None:
    _choice(page, "sectors", SECTORS, page.words.sector)


def _choice(page: Page, name: str, options: tuple[str, ...], naming: Callable[[str], str]) -> None:
    words = page.words
    st.multiselect(
        words(f"filters.{name}"),
        options,
        key=address.seed(name, list(getattr(page.selection, name))),
        on_change=address.mirror,
        args=(name,),
        format_func=naming,
        placeholder=words(f"filters.every_{name}"),
        select_all=False,
    )


def _period(page: Page) -> None:
    """A range of the dataset's years; a sentence in its place where it has a single one."""
    words, selection = page.words, page.selection
    first, last = page.years
    if first is None or last is None or first == last:
        st.text_input(words("filters.period"), words.period(first, last), disabled=True)
        return
    start = max(first, min(selection.start or first, last))
    end = min(last, max(selection.end or last, first))
    st.slider(
        words("filters.period"),
        first,
        last,
        key=address.seed("period", (start, end)),
        on_change=address.mirror_period,
        args=(first, last),
    )


def _data(page: Page) -> None:
    words, chosen = page.words, page.measured()
    offered = {d.name: source.short(d, words) for d in datasets_of(chosen.kind)}
    st.selectbox(
        words("filters.dataset"),
        list(offered),
        key=address.seed("data", chosen.name),
        on_change=address.mirror_dataset,
        args=(tuple(offered), page.selection.datasets),
        format_func=lambda name: offered.get(name, name),
    )


DRAWN_BY: dict[str, Callable[[Page], None]] = {
    "measure": _measure,
    "countries": _countries,
    "partners": _partners,
    "sectors": _sectors,
    "period": _period,
    "data": _data,
}
