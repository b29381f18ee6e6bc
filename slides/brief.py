"""A brief: cards in their order, with what somebody wrote on them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from figures.card import Card

Shows = Literal["chart", "table", "both"]


@dataclass(frozen=True)
class Entry:
    """One card of a brief.

    `title` stands in place of the card's headline, `note` below it; `shows` is what its slide
    has on it. `filters` says in words which rows were drawn, `address` is the live view's.
    """

    card: Card
    title: str = ""
    note: str = ""
    shows: Shows = "chart"
    filters: str = ""
    address: str = ""

    @property
    def headline(self) -> str:
        """What stands over the slide: the writer's title, or the card's finding."""
        return self.title or self.card.headline


@dataclass(frozen=True)
class Brief:
    """Cards to be made into slides; `made` is the day that stands on each of them."""

    title: str
    subtitle: str
    entries: tuple[Entry, ...]
    made: date
