"""Questions of the people that Samspel is for, each a link to the page that answers it."""

from dataclasses import dataclass, field
from html import escape
from typing import Final

import streamlit as st

from data.words import Words
from ui import address
from ui.links import link, listed
from ui.page import Page


@dataclass(frozen=True)
class Question:
    """A question: the key of its words, and the page, its parameters and the card that answer it.

    `card` is empty where the answer opens the page.
    """

    name: str
    page: str
    parameters: dict[str, str] = field(default_factory=dict)
    card: str = ""


SIGNED: Final = {"country": "SWE", "with": "DEU", "event": "2017-01-31"}
"""A pair that has signed something, and when."""

SLIDES: Final = {"ready": "bilateral", "country": "NOR", "with": "DEU"}
"""A pair of which somebody wants to speak."""

QUESTIONS: Final = (
    Question("formats", "visits", {"split": "2020-03"}, "formats_split"),
    Question("no_follow_up", "visits", {"list": "no_follow_up"}, "visit_list"),
    Question("followed", "visits", {"list": "follow_up"}, "visit_list"),
    Question("waste", "visits", {"sectors": "waste_and_circular"}),
    Question("report", "visits", card="visit_measures"),
    Question("opportunities", "opportunities", {"attention": "visits"}),
    Question("outperform", "opportunities", {"rank": "above"}, "actual_expected"),
    Question("fit", "fit", {"country": "SWE", "with": "DEU"}),
    Question("partners", "sectors", {"measure": "agreements"}, "partner_gaps"),
    Question("since", "country", SIGNED, "change_since"),
    Question("strongest", "map", {"measure": "exports", "view": "world", "direction": "out"}),
    Question("growth", "sectors", {"measure": "exports"}, "sector_growth"),
    Question("effect", "effect", {"host": "SWE", "sector": "waste_and_circular"}),
    Question("robust", "effect"),
    Question("funnel", "funnel"),
    Question("behind", "behind", {"country": "NOR"}),
    Question("mirror", "mirror", {"countries": "SWE", "partners": "DEU"}),
    Question("definitions", "methods"),
    Question("slides", "brief", SLIDES),
)


def show(page: Page) -> None:
    """Draw the questions as links that carry the selection."""
    words = page.words
    links = (
        link(
            question.page,
            asked(question, words),
            address.carried(page.address, **question.parameters),
            card=question.card,
        )
        for question in QUESTIONS
    )
    title = escape(words("questions.title"))
    st.html(f'<section class="samspel-questions"><h2>{title}</h2>{listed(links, "two")}</section>')


def asked(question: Question, words: Words) -> str:
    """A question in words; those about a pair name it."""
    ends = {name: question.parameters.get(name) for name in ("country", "with")}
    named = {name: words.country(code) if code else "" for name, code in ends.items()}
    return words(
        f"questions.{question.name}",
        country=named["country"],
        partner=named["with"],
        year=question.parameters.get("event", "")[:4],
    )
