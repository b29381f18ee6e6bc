"""Somebody who opens a page of the dashboard at an address, and what it shows them."""

import json
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.settings import HOME
from figures.card import Card
from figures.download import rows_csv
from ui import cards, how
from ui.estimator import estimator

DASHBOARD = Path(HOME) / "dashboard.py"
PATIENCE_S = 120


def opened(page: str, parameters: Mapping[str, str], times: int = 1) -> AppTest:
    """A page under an address, run so many times; what it has estimated is waited for.

    The overview's name is empty.
    """
    app = AppTest.from_file(str(DASHBOARD), default_timeout=PATIENCE_S)
    if page:
        app.switch_page(f"pages/{page}.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    for _ in range(times):
        app.run()
        for job in estimator().jobs():
            assert job.over.wait(PATIENCE_S)
    return app


def markup(app: AppTest) -> list[str]:
    """The pieces of the page's own markup: those that stand alone, then those of its panels."""
    panels = [
        json.loads(element.proto.bytes.partition(b"\n")[0])
        for element in app.get("bidi_component")
        if element.proto.component_name == "samspel.panel"
    ]
    pieces = [panel["above"] + panel["below"] for panel in panels]
    return [*(element.proto.body for element in app.get("html")), *pieces]


def files(app: AppTest) -> list[tuple[dict[str, str], bytes]]:
    """The files that the last run hands over: what is told of each, and its content."""
    sent = [
        element.proto.bytes.partition(b"\n")
        for element in app.get("bidi_component")
        if element.proto.component_name == "samspel.handed"
    ]
    return [(json.loads(about), content) for about, _, content in sent]


def given(app: AppTest) -> tuple[dict[str, str], bytes]:
    """The file that was asked for last; the one before may be told of once more."""
    assert not app.exception
    return files(app)[-1]


def told(app: AppTest) -> str:
    """All that the page says in its own markup."""
    return unescape(" ".join(markup(app)))


def whole(app: AppTest) -> bool:
    """Whether every part of the page could be shown."""
    text = told(app)
    return not app.exception and "could not be" not in text


def drawn(monkeypatch: pytest.MonkeyPatch, open_page: Callable[[], AppTest]) -> dict[str, Card]:
    """The cards of a page as they are shown, by their keys."""
    found: dict[str, Card] = {}
    show = cards.show

    def kept(card, *rest, **named):  # type: ignore[no-untyped-def]
        found[card.key] = card
        show(card, *rest, **named)

    monkeypatch.setattr(cards, "show", kept)
    assert whole(open_page())
    return found


def explained(
    monkeypatch: pytest.MonkeyPatch, open_page: Callable[[], AppTest]
) -> tuple[str, dict[str, pl.DataFrame]]:
    """What stands under "How this was found": its sentences, and its files by their words' keys."""
    sentences: list[str] = []
    files: dict[str, pl.DataFrame] = {}

    def opened_at_once(names, datasets, words, used, offered):  # type: ignore[no-untyped-def]
        sentences[:] = used()
        files.update({key: made() for key, made in offered.items() if words(key)})

    monkeypatch.setattr(how, "_how", opened_at_once)
    assert whole(open_page())
    assert all(rows_csv(file) for file in files.values())
    return " ".join(sentences), files
