"""The briefs of one reader, by name, and the one that is open.

They are the reader's own: another never sees them. They outlive a reload of the page, not the
server; to keep one for longer it is saved to a file.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, get_args

import streamlit as st

from analytics.selection import Selection
from data.problem import Problem
from data.words import Words
from figures.card import Card
from slides.brief import Brief, Entry, Shows
from slides.paper import Size
from slides.sheets import pictured
from ui import address, cache, reader, selected

MOST_BRIEFS: Final = 12
MOST_ENTRIES: Final = 60


@dataclass
class Shelf:
    """Briefs by title, the latest last; `opened` is the title of the one that is worked on.

    `left_out` says by title what a ready brief could not show, and why. `template` is the reader's
    own for slides of this `size`, and `refused` says why a file can't be that.
    """

    briefs: dict[str, Brief] = field(default_factory=dict)
    opened: str = ""
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    size: Size = "16:9"
    template: bytes | None = None
    refused: Problem | None = None

    @property
    def brief(self) -> Brief | None:
        """The brief that is worked on."""
        return self.briefs.get(self.opened)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The cards of the brief that is worked on."""
        return self.brief.entries if self.brief else ()

    @property
    def full(self) -> bool:
        """Whether the brief that is worked on takes no more cards."""
        return len(self.entries) >= MOST_ENTRIES

    def holds(self, card: Card) -> bool:
        """Whether the brief that is worked on has this very card."""
        return any(entry.card is card for entry in self.entries)

    def put(self, brief: Brief, left_out: tuple[str, ...] = ()) -> None:
        """Add a brief and open it; where its title is taken it gets a number.

        The oldest leaves when there are too many.
        """
        title = self._free(brief.title)
        self.briefs[title] = replace(brief, title=title, entries=brief.entries[:MOST_ENTRIES])
        self.left_out[title] = left_out
        self.opened = title
        for oldest in list(self.briefs)[:-MOST_BRIEFS]:
            self.remove(oldest)

    def begin(self, title: str) -> None:
        """Add an empty brief and open it."""
        self.put(Brief(title, "", (), date.today()))

    def remove(self, title: str) -> None:
        """Take a brief away; the latest of the others is open then."""
        self.briefs.pop(title, None)
        self.left_out.pop(title, None)
        self.opened = next(reversed(self.briefs), "") if title == self.opened else self.opened

    def fill(self, entries: tuple[Entry, ...]) -> None:
        """Put these cards in the open brief in place of its own."""
        if self.brief:
            self.briefs[self.opened] = replace(self.brief, entries=entries[:MOST_ENTRIES])

    def rename(self, title: str) -> None:
        """Give the open brief another title; an empty one changes nothing."""
        wanted = " ".join(title.split())
        if not self.brief or not wanted or wanted == self.opened:
            return
        old, new = self.opened, self._free(wanted)
        self.briefs = {
            (new if name == old else name): (replace(b, title=new) if name == old else b)
            for name, b in self.briefs.items()
        }
        self.left_out[new] = self.left_out.pop(old, ())
        self.opened = new

    def say(self, subtitle: str) -> None:
        """Put another line below the title of the open brief."""
        if self.brief:
            self.briefs[self.opened] = replace(self.brief, subtitle=" ".join(subtitle.split()))

    def measure(self, size: object) -> None:
        """Make slides of another size."""
        self.size = next((known for known in get_args(Size) if known == size), self.size)

    def turn_to(self, title: str) -> None:
        """Open another of the briefs."""
        self.opened = title if title in self.briefs else self.opened

    def _free(self, title: str) -> str:
        taken = (f"{title} {number}" for number in range(2, MOST_BRIEFS + 3))
        return title if title not in self.briefs else next(t for t in taken if t not in self.briefs)


def shelf() -> Shelf:
    """The shelf of this reader: it outlives the session where the browser has a name."""
    held = address.recall("shelf")
    own = held if isinstance(held, Shelf) else Shelf()
    name = reader.name()
    mine = cache.belonging("shelf", name, lambda: own) if name else own
    address.remember("shelf", mine)
    return mine


def toggle(card: Card, selection: Selection, words: Words) -> None:
    """Add a card to the open brief, or take it out again; a first card begins a brief."""
    mine = shelf()
    if mine.holds(card):
        mine.fill(tuple(entry for entry in mine.entries if entry.card is not card))
        return
    if mine.brief is None:
        mine.begin(words("brief.untitled"))
    shows: Shows = "chart" if pictured(card) else "table"
    filters = selected.told(selection, words)
    mine.fill((*mine.entries, Entry(card, "", "", shows, filters, here(card))))


def base() -> str:
    """The address below which the pages are; empty where no browser has told it."""
    return (st.context.url or "").removesuffix("brief")


def here(card: Card) -> str:
    """The address of the live view of a card on the page that is shown."""
    return f"{address.link(st.context.url or '', st.query_params.to_dict())}#{card.key}"
