import itertools
from collections.abc import Iterator
from dataclasses import replace

import polars as pl
import pytest
import streamlit as st
from streamlit.runtime.caching import cache_utils

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


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streamlit's caches with a clock that goes on between any two looks at it."""
    moments = itertools.count(step=0.7)
    monkeypatch.setattr(cache_utils, "TTLCACHE_TIMER", lambda: next(moments))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("hasty")
def test_the_datasets_are_listed_though_their_list_grows_old_while_it_is_read() -> None:
    assert all(cache.datasets() for _ in range(20))
