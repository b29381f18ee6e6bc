"""Decks made of test cards, opened."""

from functools import cache
from typing import Any

from figures.card import Card
from slides.deck import deck
from slides.paper import Size
from tests.figures.contexts import ENGLISH
from tests.slides import cards
from tests.slides.package import opened


@cache
def everything(size: Size) -> bytes:
    """A deck of every kind of card, and of forty partners."""
    return deck(cards.brief(*cards.every(), cards.bars(40)), ENGLISH, size=size).content


def presentation(*shown: Card) -> Any:
    return opened(deck(cards.brief(*shown), ENGLISH).content)
