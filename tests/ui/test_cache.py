from dataclasses import replace

import polars as pl

from figures.card import Card
from ui import cache

CARD = Card("key", "headline", "unit", "period", (), pl.DataFrame())


def test_what_is_made_of_a_card_is_made_once_for_that_card() -> None:
    made: list[str] = []

    def build() -> str:
        made.append("once")
        return "text"

    twin = replace(CARD)
    assert [cache.of_card("table", card, build) for card in (CARD, CARD, twin)] == ["text"] * 3
    assert len(made) == 2


def test_what_is_made_of_a_card_goes_with_it() -> None:
    card = replace(CARD)
    cache.of_card("table", card, lambda: "text")
    before = len(cache._OF_CARD)

    del card

    assert len(cache._OF_CARD) == before - 1
