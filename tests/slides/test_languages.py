"""Slides in the reader's language: its numbers, dates and names of countries."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from analytics.partners import partner_ranking
from data.words import Words
from figures.card import Card
from figures.partner_bars import partner_bars
from slides.deck import deck
from slides.pdf import pdf
from tests.analytics.frames import exports
from tests.figures.contexts import context
from tests.slides import cards
from tests.slides.package import leaves, opened

FLOWS = exports(
    (2022, "SWE", "NOR", "energy", 50.25),
    (2022, "SWE", "DEU", "energy", 30.5),
    (2022, "SWE", "ROW", "energy", 19.25),
)
TOLD = {
    "de": ("Norwegen", "Deutschland", "26. November 2026", "50,2"),
    "fi": ("Norja", "Saksa", "26. marraskuuta 2026", "50,2"),
    "sv": ("Norge", "Tyskland", "26 november 2026", "50,2"),
}


def card(words: Words) -> Card:
    shown = replace(context(countries=("SWE",), options={"with": ""}), words=words)
    return partner_bars(partner_ranking(FLOWS, ["SWE"], by="out"), shown)


def told(made: Any) -> str:
    """All words of slides: of shapes, of tables, of charts."""
    texts = []
    for slide in made.slides:
        for shape in leaves(slide.shapes):
            if shape.has_chart:
                texts += etree.fromstring(shape.chart.part.blob).itertext()
            elif shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            elif shape.has_text_frame:
                texts.append(shape.text_frame.text)
    return " ".join(texts)


@pytest.mark.parametrize("language", TOLD)
def test_numbers_dates_and_countries_follow_the_reader_s_language(language: str) -> None:
    words = Words(language)
    brief = cards.brief(card(words), shows="both")

    made = opened(deck(brief, words).content)

    norway, germany, day, share = TOLD[language]
    text = told(made)
    assert all(part in text for part in (norway, germany, day, share))
    assert "Norway takes" not in text
    xml = "".join(s.chart.part.blob.decode() for x in made.slides for s in x.shapes if s.has_chart)
    assert "sourceLinked" in xml
    assert f'lang="{language}' in xml
    assert pdf(brief, words).startswith(b"%PDF")
