"""The road of a measurement, on one page: what it asks for is what a reader sees."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser

from benchmarks import readers, rerun
from benchmarks.browser import reading
from benchmarks.place import Place
from benchmarks.session import session
from tests.serving import Server

T = TypeVar("T")


def finished(work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns; it runs beside the loop that a test's browser has in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def test_a_reader_waits_until_all_cards_are_painted(browser: Browser, server: Server) -> None:
    with reading(browser, server.address) as reader:
        opened = reader.open(Place("sectors"))
        chosen = reader.choose_sector(0)

    assert opened.cards == chosen.cards == 5
    assert 0 < chosen.sight_ms <= chosen.waited_ms
    assert opened.at < chosen.at


def test_a_session_without_a_browser_is_sent_the_same_page(server: Server) -> None:
    async def asked() -> tuple[float, list[str]]:
        async with session(server.address) as reader:
            waited = await reader.ask(Place("sectors"))
            figures = await rerun._reruns(reader, server, "sectors", [Place("sectors")])
            return waited, [figure.name for figure in figures]

    waited, named = finished(asked())

    assert waited > 0
    assert named == ["sectors: all sent, median", "sectors: processor, mean"]


def test_many_readers_wait_and_think(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"READERS": 2, "THINK_S": 0.1, "SECONDS": 1.0}.items():
        monkeypatch.setattr(readers, name, value)

    monkeypatch.setattr(readers, "STARTS", {"sectors": (Place("sectors"),)})

    changes, slowest, again, later = finished(readers._crowds(server.address))

    assert min(changes.value, again.value) >= 2
    assert min(slowest.value, later.value) > 0
    assert "nothing seen before" in slowest.name
    assert "all seen before" in later.name
