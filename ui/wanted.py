"""What a ready brief asks for, card by card, and the brief that comes of it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from data.dataset import Dataset
from data.problem import Problem
from data.vocabulary import Measure
from figures.card import Card, Context
from slides.brief import Brief, Entry, Shows
from slides.sheets import pictured
from ui import address, notice, selected
from ui.address import Address
from ui.page import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Wanted:
    """A card of a page, as that page draws it, and what its slide is to show."""

    page: Page
    draw: Callable[[], Card]
    shows: Shows = "chart"


@dataclass(frozen=True)
class Made:
    """A ready brief, and a sentence for each card that had nothing to show."""

    brief: Brief
    left_out: tuple[str, ...]


def want(
    page: Page,
    figure: Callable[[T, Context], Card],
    frame: Callable[[], T],
    *datasets: Dataset,
    options: Collection[str] | None = None,
    shows: Shows = "chart",
) -> Wanted:
    """The card that a page draws by `Page.drawn` with the same arguments."""
    return Wanted(page, lambda: page.drawn(figure, frame, *datasets, options=options), shows)


def at(opened: Page, name: str, measure: Measure | None = None, **values: str) -> Page:
    """Another page of the dashboard as its address would open it.

    Of what the reader has chosen before, only the datasets hold.
    """
    given = values | {"data": opened.address.values.get("data", "")}
    here = Address(name, {key: value for key, value in given.items() if value}, ())
    chosen = here.selection()
    return Page(name, opened.words, here, chosen.to(measure=measure) if measure else chosen)


def made(title: str, subtitle: str, wanted: Iterable[Wanted], base: str) -> Made:
    """The brief of the cards that have something to show; `base` is where the pages are."""
    entries: list[Entry] = []
    left_out: list[str] = []
    for one in wanted:
        words = one.page.words
        try:
            card = one.draw()
        except Problem as problem:
            left_out.append(notice.worded(problem, words))
            continue
        if card.empty:
            left_out.append(words("ready.left_out", title=card.headline, why=card.empty))
        else:
            entries.append(_entry(one, card, base))
    return Made(Brief(title, subtitle, tuple(entries), date.today()), tuple(left_out))


def _entry(one: Wanted, card: Card, base: str) -> Entry:
    page = one.page
    path = "" if page.name == "overview" else page.name
    link = f"{base}{address.link(path, page.address.values)}#{card.key}"
    shows: Shows = one.shows if pictured(card) else "table"
    return Entry(card, shows=shows, filters=selected.told(page.selection, page.words), address=link)
