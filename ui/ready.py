"""Ready briefs on screen: which one, of whom, and a button that makes it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from data.vocabulary import SECTORS, SIX
from ui import address, choice, notice, ready_field, ready_pair, shelf, who
from ui.page import Page
from ui.wanted import Wanted, made

PARAMETERS = ("ready", "country", "with", "sector", "year")


@dataclass(frozen=True)
class Ready:
    """A ready brief: the parameters that it asks for, and the cards that they give."""

    asks: tuple[str, ...]
    wanted: Callable[[Page], Iterator[Wanted]]


READY = {
    "bilateral": Ready(
        ("country", "with"),
        lambda page: ready_pair.of_pair(page, page.option("country"), page.option("with")),
    ),
    "country": Ready(
        ("country",), lambda page: ready_pair.of_country(page, page.option("country"))
    ),
    "sector": Ready(("sector",), lambda page: ready_field.of_sector(page, page.option("sector"))),
    "annual": Ready(
        ("country", "year"),
        lambda page: ready_field.of_year(page, page.option("country"), year(page)),
    ),
}


def show(page: Page) -> None:
    """Draw the choice of a ready brief and what it asks for."""
    words, chosen = page.words, page.option("ready")
    with st.container(key="ready"):
        st.html(f"<h2>{escape(words('ready.title'))}</h2>")
        choice.choose(page, "ready")
        st.html(f'<p class="samspel-remark">{escape(words(f"ready.{chosen}.holds"))}</p>')
        with st.container(key="ready_choices", horizontal=True, vertical_alignment="bottom"):
            for name in READY[chosen].asks:
                _ask(page, name)
            st.button(
                words("ready.make"),
                key="ready_make",
                type="primary",
                on_click=_make,
                args=(page,),
                disabled=bool(_obstacle(page)),
            )
        if obstacle := _obstacle(page):
            notice.remark(obstacle)


def year(page: Page) -> str:
    """The year that is reported: the one asked for, else the last that is over."""
    years, last = _years(page), str(date.today().year - 1)
    asked = page.option("year")
    return next((one for one in (asked, last) if one in years), years[0])


def _years(page: Page) -> list[str]:
    dataset = page.dataset("visits")
    first, last = dataset.start or date.today().year, dataset.end or date.today().year
    return [str(number) for number in range(last, first - 1, -1)]


def _ask(page: Page, name: str) -> None:
    """A list to choose one of these from: a country, its partner, a sector, a year."""
    words = page.words
    offered: dict[str, tuple[Sequence[str], Callable[[str], str], str]] = {
        "country": (SIX, words.country, page.option("country")),
        "with": (who.everybody(words), words.country, page.option("with")),
        "sector": (SECTORS, words.sector, page.option("sector")),
        "year": (_years(page), str, year(page)),
    }
    options, naming, chosen = offered[name]
    if chosen not in options:
        notice.tell(words("address.unknown_value", name=name))
        chosen = options[0]
    st.selectbox(
        words(f"ready.ask.{name}"),
        options,
        key=address.seed(name, chosen),
        on_change=address.mirror,
        args=(name,),
        format_func=naming,
    )


def _obstacle(page: Page) -> str:
    """Why the ready brief can't be made, in a sentence; empty where it can."""
    pair = page.option("ready") == "bilateral"
    if pair and page.option("country") == page.option("with"):
        return page.words("ready.same")
    return ""


def _make(page: Page) -> None:
    """Make the ready brief and open it; the address forgets what it was asked."""
    words, name = page.words, page.option("ready")
    named = {
        "country": words.country(page.option("country")),
        "partner": words.country(page.option("with")),
        "sector": words.sector(page.option("sector")),
        "year": year(page),
    }
    title, subtitle = (words(f"ready.{name}.{part}", **named) for part in ("name", "subtitle"))
    with notice.contained(words):
        done = made(title, subtitle, READY[name].wanted(page), shelf.base())
        shelf.shelf().put(done.brief, done.left_out)
        address.write(dict.fromkeys(PARAMETERS, ""))
