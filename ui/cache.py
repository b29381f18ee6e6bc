"""The one cache: what is read once per dataset version, and what is drawn once per selection.

What is kept is shared by all readers, so read only. Whoever asks for what is being made waits for
it; a failure is not kept. Streamlit's own cache takes 0.1 ms to give what it has, and a page asks
for some two hundred things.
"""

import time
from collections.abc import Callable
from threading import Condition, Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import polars as pl
from cachetools import LRUCache, TTLCache, cached

from analytics import world as trade
from analytics.change import country_years
from analytics.ends import named as named_ends
from analytics.reports import one_report
from analytics.selection import Selection, narrow
from data.catalogue import Catalogue, Listing, catalogue, read_facts
from data.dataset import Dataset
from data.vocabulary import MEASURES
from figures.card import Card, Context

T = TypeVar("T")

CARDS_KEPT = 2000
FRAMES_KEPT = 64
COUNTRIES_KEPT = 24
READERS_KEPT = 200
READERS_KEPT_S = 24 * 60 * 60
LOOK_AGAIN_S = 1


def _but_last(*given: object) -> object:
    """What tells calls apart whose last argument says how to make what is asked for."""
    return given[:-1]


def listing() -> Listing:
    """Every dataset, and why each broken one is; read again when a file of theirs changes."""
    return _looked(int(time.monotonic() / LOOK_AGAIN_S))


@cached(LRUCache(1), condition=Condition())
def _looked(moment: int) -> Listing:
    found = catalogue()
    return _listing(found, found.stamp())


def look_again() -> None:
    """Have the next reader look at the data's files, since one of them has just changed."""
    _looked.cache_clear()


def _by_look(found: Catalogue, stamp: object) -> object:
    return repr(found), stamp


@cached(LRUCache(4), _by_look, condition=Condition())
def _listing(found: Catalogue, stamp: tuple[tuple[str, int, int], ...]) -> Listing:
    return found.listing()


def datasets() -> dict[str, Dataset]:
    """The datasets that can be used, by name."""
    return listing().datasets


def facts(dataset: Dataset) -> pl.LazyFrame:
    """The rows of a dataset version, scanned when they are collected."""
    return _facts(dataset.key, dataset)


@cached(LRUCache(50), _but_last, condition=Condition())
def _facts(key: str, dataset: Dataset) -> pl.LazyFrame:
    return read_facts(dataset)


def aggregate(dataset: Dataset) -> pl.DataFrame:
    """The aggregate of a dataset version, one report of each flow: shared, so read only."""
    return _aggregate(dataset.key, dataset)


@cached(LRUCache(50), _but_last, condition=Condition())
def _aggregate(key: str, dataset: Dataset) -> pl.DataFrame:
    return one_report(_reports(key, dataset))


def touching(dataset: Dataset, countries: tuple[str, ...]) -> pl.DataFrame:
    """Its rows that touch one of the countries: a click looks through these, not through all."""
    return _touching(dataset.key, countries, dataset)


@cached(LRUCache(COUNTRIES_KEPT), _but_last, condition=Condition())
def _touching(key: str, countries: tuple[str, ...], dataset: Dataset) -> pl.DataFrame:
    return narrow(aggregate(dataset), Selection(countries))


def sold_and_bought(dataset: Dataset) -> pl.DataFrame:
    """What each country of a dataset version exports and imports, as from `country_years`."""
    return _sold_and_bought(dataset.key, dataset)


@cached(LRUCache(50), _but_last, condition=Condition())
def _sold_and_bought(key: str, dataset: Dataset) -> pl.DataFrame:
    return country_years(aggregate(dataset))


def named(dataset: Dataset) -> frozenset[str]:
    """The countries at either end of the flows of a dataset version, and groups of them."""
    return _named(dataset.key, dataset)


@cached(LRUCache(50), _but_last, condition=Condition())
def _named(key: str, dataset: Dataset) -> frozenset[str]:
    return named_ends(aggregate(dataset))


def reports(dataset: Dataset) -> pl.DataFrame:
    """The aggregate of a dataset version with every report of a flow: shared, so read only."""
    return _reports(dataset.key, dataset)


@cached(LRUCache(50), _but_last, condition=Condition())
def _reports(key: str, dataset: Dataset) -> pl.DataFrame:
    # Of the version that is listed, though a newer one may have been stored since.
    return catalogue().aggregate_of(dataset)


def world(dataset: Dataset, year: int) -> pl.DataFrame:
    """The exports of a dataset version in one year by product, as from `analytics.world`."""
    return _world(dataset.key, year, dataset)


@cached(LRUCache(8), _but_last, condition=Condition())
def _world(key: str, year: int, dataset: Dataset) -> pl.DataFrame:
    return trade.world(facts(dataset), year)


def card(name: str, context: Context, build: Callable[[], Card]) -> Card:
    """The card `name` of a context, drawn at most once."""
    return made(name, context, build)


def made(name: str, context: Context, build: Callable[[], T]) -> T:
    """What `build` makes of a context, made at most once: shared, so read only."""
    return once(name, context.key, build)


def once(name: str, key: str, build: Callable[[], T]) -> T:
    """What `build` makes of something that `key` tells from all else, made at most once."""
    return cast(T, _made(name, key, build))


@cached(LRUCache(CARDS_KEPT), _but_last, condition=Condition())
def _made(name: str, key: str, build: Callable[[], object]) -> object:
    return build()


_OF_CARD: WeakKeyDictionary[Card, dict[str, object]] = WeakKeyDictionary()


def of_card(name: str, card: Card, build: Callable[[], T]) -> T:
    """What `build` makes of a card, made once for as long as the card is kept: read only."""
    held = _OF_CARD.setdefault(card, {})
    if name not in held:
        held[name] = build()
    return cast(T, held[name])


def frame(
    name: str, selection: Selection, dataset: Dataset, build: Callable[[], pl.DataFrame]
) -> pl.DataFrame:
    """A frame of a selection that several cards read: made once for them, and not kept for long.

    It may depend on what the selection filters by alone, since the dataset is told.
    """
    filters = repr(selection.to(measure=MEASURES[0], datasets=()))
    return _frame(name, filters, dataset.key, build)


@cached(LRUCache(FRAMES_KEPT), _but_last, condition=Condition())
def _frame(
    name: str, selection: str, dataset: str, build: Callable[[], pl.DataFrame]
) -> pl.DataFrame:
    return build()


_BELONGINGS: TTLCache[tuple[str, str], object] = TTLCache(READERS_KEPT, READERS_KEPT_S)
_HANDING_OUT = Lock()


def belonging(name: str, reader: str, build: Callable[[], T]) -> T:
    """What belongs to one reader, by the reader's name.

    It is kept for a day after it was last asked for, of so many readers. It is not shared with
    anybody else, so it may be changed.
    """
    key = name, reader
    with _HANDING_OUT:
        try:
            held = _BELONGINGS[key]
        except KeyError:
            held = build()
        # What is stored anew begins its day anew.
        _BELONGINGS[key] = held
    return cast(T, held)


def warm() -> None:
    """Read what the first page needs, so that its first reader does not wait."""
    for dataset in datasets().values():
        if dataset.kind in ("exports", "visits", "cooperation"):
            aggregate(dataset)
