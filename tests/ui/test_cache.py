from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from time import sleep

import polars as pl
import pytest
from cachetools import TTLCache

from data.catalogue import catalogue, facts
from data.settings import VARIABLE
from data.store import stored, version
from data.store.store import Store
from figures.card import Card
from tests.figures.contexts import context
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


def test_what_many_ask_for_at_once_is_made_once() -> None:
    made: list[str] = []
    all_here = Barrier(8, timeout=10)

    def build() -> str:
        made.append("once")
        sleep(0.05)
        return "card"

    def ask(_: int) -> str:
        all_here.wait()
        return cache.once("many", "key", build)

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(ask, range(8))) == ["card"] * 8
    assert len(made) == 1


def test_a_failure_is_not_kept() -> None:
    with pytest.raises(ZeroDivisionError):
        cache.once("failure", "key", lambda: 1 / 0)

    assert cache.once("failure", "key", lambda: 1.0) == 1.0


def test_what_differs_in_its_name_or_its_key_is_made_apart() -> None:
    asked = [("one", "a"), ("one", "b"), ("other", "a")]

    made = [cache.once(name, key, lambda told=(name, key): told) for name, key in asked]

    assert made == asked


def test_a_card_of_the_same_data_with_another_source_card_is_drawn_anew() -> None:
    shown = context()
    [known] = shown.datasets
    renamed = replace(shown, datasets=(replace(known, title="Corrected"),))

    titles = [
        cache.card(
            "titled", one, lambda one=one: replace(CARD, headline=one.dataset.title)
        ).headline
        for one in (shown, renamed)
    ]

    assert titles == ["Made up", "Corrected"]


def test_the_files_of_data_are_looked_at_once_a_second_and_when_told_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = iter((10.0, 10.9, 11.0, 11.1))
    looks: list[float] = []
    found = cache.listing()
    monkeypatch.setattr(cache.time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(cache, "catalogue", lambda: looks.append(1) or catalogue())

    assert [cache.listing() for _ in range(3)] == [found] * 3
    assert len(looks) == 2
    cache.look_again()
    assert cache.listing() == found
    assert len(looks) == 3


def test_the_world_is_that_of_the_version_that_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "samspel.toml"
    settings.write_text('store_folder = "store"\ncache_folder = "cache"\n')
    monkeypatch.setenv(VARIABLE, str(settings))
    rows, store = facts("exports_2022"), Store(tmp_path / "store")
    card = version.Card("ours", "exports", "Ours", "census")
    listed, newest = (
        stored.card(store, store.add(card, counted, "replace", who="Ada", note=""))
        for counted in (rows, rows.with_columns(pl.col("value") * 2))
    )

    worlds = [cache.world(dataset, 2022)["amount"].sum() for dataset in (listed, newest)]

    assert worlds[1] == pytest.approx(2 * worlds[0])


def test_what_belongs_to_a_reader_is_kept_for_a_day_after_its_last_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hour, clock = 60 * 60, [0]
    kept = TTLCache(cache.READERS_KEPT, cache.READERS_KEPT_S, timer=lambda: clock[0])
    monkeypatch.setattr(cache, "_BELONGINGS", kept)
    first = cache.belonging("shelf", "ada", list)

    for used in (23, 46, 69):
        clock[0] = used * hour
        assert cache.belonging("shelf", "ada", list) is first
    assert cache.belonging("shelf", "bo", list) is not first
    clock[0] = 94 * hour
    assert cache.belonging("shelf", "ada", list) is not first
