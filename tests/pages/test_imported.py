"""What a user has imported is shown at once, by the pages that show its kind."""

import time
from html import escape
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import catalogue, facts
from data.dataset import Dataset
from data.settings import HOME, VARIABLE, settings
from data.store.store import Store
from data.store.version import Card
from data.vocabulary import Kind
from tests.pages.reader import markup
from ui import cache

SOURCES: dict[Kind, str] = {
    "exports": "exports_1995_2011",
    "visits": "visits_curated",
    "cooperation": "cooperation_curated",
    "indicators": "low_carbon_trade",
}
SHOWN: dict[Kind, list[tuple[str, dict[str, str]]]] = {
    "exports": [
        ("dashboard.py", {"measure": "exports"}),
        ("pages/map.py", {"measure": "exports"}),
        ("pages/sectors.py", {"measure": "exports"}),
        ("pages/country.py", {}),
    ],
    "visits": [
        ("pages/visits.py", {}),
        ("pages/map.py", {"measure": "visits"}),
        ("pages/sectors.py", {"measure": "visits"}),
    ],
    "cooperation": [
        ("pages/cooperation.py", {}),
        ("pages/map.py", {"measure": "agreements"}),
        ("pages/country.py", {}),
    ],
    "indicators": [("pages/country.py", {}), ("pages/sectors.py", {})],
}
TITLE = "What our own agency counted"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    path = tmp_path / "samspel.toml"
    path.write_text('store_folder = "store"\ncache_folder = "cache"\n')
    monkeypatch.setenv(VARIABLE, str(path))
    return Store(settings().store_folder)


def put(store: Store, kind: Kind, rows: pl.LazyFrame | None = None, title: str = TITLE) -> None:
    of = catalogue().dataset(SOURCES[kind])
    card = Card("ours", kind, title, "census", unit=of.unit, classification=of.classification)
    rows = facts(of.name) if rows is None else rows
    store.add(card, rows, "replace", who="Ada", note="")


def opened(script: str, parameters: dict[str, str]) -> str:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    if script != "dashboard.py":
        app.switch_page(script)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return " ".join(markup(app))


@pytest.mark.parametrize(
    ("kind", "script", "parameters"),
    [(kind, *where) for kind, places in SHOWN.items() for where in places],
)
def test_a_page_shows_an_imported_dataset(
    store: Store, kind: Kind, script: str, parameters: dict[str, str]
) -> None:
    put(store, kind)

    shown = opened(script, parameters | {"data": "ours"})

    assert TITLE in shown
    assert 'class="samspel-notice"' not in shown


@pytest.mark.parametrize("kind", SOURCES)
def test_its_own_page_has_its_card_and_its_rows(store: Store, kind: Kind) -> None:
    put(store, kind)

    shown = opened("pages/datasets.py", {"show": "ours"})

    assert TITLE in shown
    assert "0-" in shown
    assert "Every record of the kind in the period." in shown
    assert 'class="samspel-notice"' not in shown


TITLES = pytest.mark.parametrize(
    "title", ["Avtal om smarta städer, Lund", "<img src=x onerror=a()>"]
)


@TITLES
def test_a_record_is_chosen_by_whatever_it_is_called(store: Store, title: str) -> None:
    named = {"id": pl.lit(title), "title": pl.lit(title)}
    put(store, "cooperation", facts(SOURCES["cooperation"]).head(1).with_columns(**named))

    shown = opened("pages/cooperation.py", {"data": "ours", "record": title})

    assert f"{escape(title)}</h2>" in shown
    assert 'class="samspel-notice"' not in shown
    assert "<img" not in shown


@TITLES
def test_an_indicator_is_chosen_by_whatever_it_is_called(store: Store, title: str) -> None:
    values = facts(SOURCES["indicators"]).filter(pl.col("indicator") == "low_carbon_imports_of_gdp")
    put(store, "indicators", values.with_columns(indicator=pl.lit(title)))

    shown = opened("pages/behind.py", {"data": "ours", "indicator": title})

    assert escape(title) in shown
    assert 'class="samspel-notice"' not in shown
    assert "<img" not in shown


def listed() -> dict[str, Dataset]:
    time.sleep(cache.LOOK_AGAIN_S + 0.1)
    return cache.datasets()


def test_a_version_is_seen_a_second_after_it_was_stored(store: Store) -> None:
    rows = facts(SOURCES["visits"]).collect()
    assert "ours" not in cache.datasets()

    put(store, "visits", rows.head(5).lazy())
    first = listed()["ours"]
    assert cache.aggregate(first)["amount_once"].sum() == 5

    put(store, "visits", rows.head(7).lazy())
    second = listed()["ours"]
    assert cache.aggregate(second)["amount_once"].sum() == 7
    assert cache.aggregate(first)["amount_once"].sum() == 5
    assert cache.facts(second).collect().height == 7

    store.remove("ours", "Ada", "")
    assert "ours" not in listed()


def test_a_damaged_one_is_told_and_leaves_the_page_whole(store: Store) -> None:
    put(store, "visits")
    store.paths("ours", 0)[0].write_bytes(b"no rows")

    shown = opened("pages/visits.py", {})

    assert 'class="samspel-notice"' in shown
    assert "Put the file back from a backup" in shown
