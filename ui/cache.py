"""The one cache: what is read once per dataset version, and what is drawn once per selection."""

import time
from collections.abc import Callable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import polars as pl
import streamlit as st

from analytics import world as trade
from analytics.ends import named as named_ends
from analytics.reports import one_report
from analytics.selection import Selection
from data.catalogue import Catalogue, Listing, catalogue, read_facts
from data.dataset import Dataset
from figures.card import Card, Context

T = TypeVar("T")

CARDS_KEPT = 2000
FRAMES_KEPT = 64
READERS_KEPT = 200
READERS_KEPT_S = 24 * 60 * 60
LOOK_AGAIN_S = 1


def listing() -> Listing:
    """Every dataset, and why each broken one is; read again when a file of theirs changes."""
    return _looked(int(time.monotonic() / LOOK_AGAIN_S))


# Not by `ttl`: Streamlit raises KeyError where a value expires between two looks of its own.
@st.cache_resource(show_spinner=False, max_entries=1)
def _looked(moment: int) -> Listing:
    found = catalogue()
    return _listing(found, found.stamp())


def look_again() -> None:
    """Have the next reader look at the data's files, since one of them has just changed."""
    _looked.clear()


@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs={Catalogue: repr})
def _listing(found: Catalogue, stamp: tuple[tuple[str, int, int], ...]) -> Listing:
    return found.listing()


def datasets() -> dict[str, Dataset]:
    """The datasets that can be used, by name."""
    return listing().datasets


def facts(dataset: Dataset) -> pl.LazyFrame:
    """The rows of a dataset version, scanned when they are collected."""
    return _facts(dataset.name, dataset.version, dataset)


@st.cache_resource(show_spinner=False, max_entries=50)
def _facts(name: str, version: str, _dataset: Dataset) -> pl.LazyFrame:
    return read_facts(_dataset)


def aggregate(dataset: Dataset) -> pl.DataFrame:
    """The aggregate of a dataset version, one report of each flow: shared, so read only."""
    return _aggregate(dataset.name, dataset.version, dataset)


@st.cache_resource(show_spinner=False, max_entries=50)
def _aggregate(name: str, version: str, _dataset: Dataset) -> pl.DataFrame:
    return one_report(_reports(name, version, _dataset))


def named(dataset: Dataset) -> frozenset[str]:
    """The countries at either end of the flows of a dataset version, and groups of them."""
    return _named(dataset.name, dataset.version, dataset)


@st.cache_resource(show_spinner=False, max_entries=50)
def _named(name: str, version: str, _dataset: Dataset) -> frozenset[str]:
    return named_ends(aggregate(_dataset))


def reports(dataset: Dataset) -> pl.DataFrame:
    """The aggregate of a dataset version with every report of a flow: shared, so read only."""
    return _reports(dataset.name, dataset.version, dataset)


@st.cache_resource(show_spinner=False, max_entries=50)
def _reports(name: str, version: str, _dataset: Dataset) -> pl.DataFrame:
    # Of the version that is listed, though a newer one may have been stored since.
    return catalogue().aggregate_of(_dataset)


def world(dataset: Dataset, year: int) -> pl.DataFrame:
    """The exports of a dataset version in one year by product, as from `analytics.world`."""
    return _world(dataset.name, dataset.version, year)


@st.cache_resource(show_spinner=False, max_entries=8)
def _world(name: str, version: str, year: int) -> pl.DataFrame:
    return trade.world(catalogue().facts(name), year)


def card(name: str, context: Context, build: Callable[[], Card]) -> Card:
    """The card `name` of a context, drawn at most once."""
    return made(name, context, build)


def made(name: str, context: Context, build: Callable[[], T]) -> T:
    """What `build` makes of a context, made at most once: shared, so read only."""
    return once(name, context.key, build)


def once(name: str, key: str, build: Callable[[], T]) -> T:
    """What `build` makes of something that `key` tells from all else, made at most once."""
    return cast(T, _made(name, key, build))


@st.cache_resource(show_spinner=False, max_entries=CARDS_KEPT)
def _made(name: str, key: str, _build: Callable[[], object]) -> object:
    return _build()


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
    """A frame of a selection that several cards read: made once for them, and not kept for long."""
    return _frame(name, repr(selection), dataset.name, dataset.version, build)


@st.cache_resource(show_spinner=False, max_entries=FRAMES_KEPT)
def _frame(
    name: str, selection: str, dataset: str, version: str, _build: Callable[[], pl.DataFrame]
) -> pl.DataFrame:
    return _build()


def belonging(name: str, reader: str, build: Callable[[], T]) -> T:
    """What belongs to one reader, by the reader's name; it is kept for a day, of so many readers.

    It is not shared with anybody else, so it may be changed.
    """
    return cast(T, _belonging(name, reader, build))


@st.cache_resource(show_spinner=False, max_entries=READERS_KEPT, ttl=READERS_KEPT_S)
def _belonging(name: str, reader: str, _build: Callable[[], object]) -> object:
    return _build()


def warm() -> None:
    """Read what the first page needs, so that its first reader does not wait."""
    for dataset in datasets().values():
        if dataset.kind in ("exports", "visits", "cooperation"):
            aggregate(dataset)
