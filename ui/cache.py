"""The one cache: what is read once per dataset version, and what is drawn once per selection."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from data import catalogue
from data.dataset import Dataset
from figures.card import Card, Context

CARDS_KEPT = 2000


def datasets() -> dict[str, Dataset]:
    """Every dataset by name, read again when a source list changes."""
    return _datasets(catalogue.fingerprint())


@st.cache_resource(show_spinner=False, max_entries=2)
def _datasets(fingerprint: str) -> dict[str, Dataset]:
    return catalogue.datasets()


def aggregate(dataset: Dataset) -> pl.DataFrame:
    """The aggregate of a dataset version: shared, so read only."""
    return _aggregate(dataset.name, dataset.version)


@st.cache_resource(show_spinner=False, max_entries=50)
def _aggregate(name: str, version: str) -> pl.DataFrame:
    return catalogue.aggregate(name)


def card(name: str, context: Context, build: Callable[[], Card]) -> Card:
    """The card `name` of a context, drawn at most once."""
    return _card(name, context.key, build)


@st.cache_resource(show_spinner=False, max_entries=CARDS_KEPT)
def _card(name: str, key: str, _build: Callable[[], Card]) -> Card:
    return _build()


def warm() -> None:
    """Read what the first page needs, so that its first reader does not wait."""
    for dataset in datasets().values():
        if dataset.kind in ("exports", "visits", "cooperation"):
            aggregate(dataset)
