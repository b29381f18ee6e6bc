from datetime import date

import polars as pl

from figures.card import Card
from slides.brief import Brief, Entry

CARD = Card("exports", "Exports grew", "million", "2022", (), pl.DataFrame())


def test_a_title_stands_in_place_of_the_headline() -> None:
    brief = Brief("A", "B", (Entry(CARD), Entry(CARD, title="Mine")), date(2026, 11, 26))

    assert [entry.headline for entry in brief.entries] == ["Exports grew", "Mine"]
