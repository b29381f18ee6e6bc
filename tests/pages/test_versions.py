"""Versions of a stored dataset on the Datasets page: seen, restored, removed, brought back."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.schemas import Exports
from data.settings import HOME, VARIABLE
from data.store.store import Store
from data.store.version import Card
from tests.pages.reader import markup

SCHEMA = {name: column.dtype for name, column in Exports.columns().items()}
CARD = Card("our_exports", "exports", "Our exports", "sample", unit="usd", classification="hs")


def facts(*values: float) -> pl.LazyFrame:
    rows = [
        ("our_exports", str(2000 + place), "SWE", "DEU", "export", "8502", value, None)
        for place, value in enumerate(values)
    ]
    return pl.LazyFrame(rows, SCHEMA, orient="row")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with two versions of one dataset, which the pages read."""
    settings = tmp_path / "samspel.toml"
    settings.write_text('store_folder = "store"\ncache_folder = "cache"\n')
    monkeypatch.setenv(VARIABLE, str(settings))
    made = Store(tmp_path / "store")
    made.add(CARD, facts(1.0, 2.0), "replace", who="Ada", note="first")
    made.add(CARD, facts(1.0, 5.0, 7.0), "replace", who="Bo", note="second")
    return made


@pytest.fixture
def app() -> AppTest:
    page = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    page.switch_page("pages/datasets.py")
    page.query_params["show"] = "our_exports"
    return page


def told(app: AppTest) -> str:
    assert not app.exception
    return " ".join(markup(app))


def click(app: AppTest, key: Callable[[str], bool]) -> str:
    [button] = [button for button in app.button if key(button.key or "") or key(button.label)]
    button.click()
    return told(app.run())


def test_versions_are_told_with_who_when_why_and_what_changed(store: Store, app: AppTest) -> None:
    shown = told(app.run())

    assert "“Our exports” has 2 versions; the newest is replaced by Bo" in shown
    assert "second" in shown
    labels = [button.label for button in app.button]
    assert any(label.startswith("Download our_exports.parquet (") for label in labels)


def test_an_earlier_version_is_restored_and_that_is_undone(store: Store, app: AppTest) -> None:
    app.run()
    app.text_input(key="restore_who").set_value("Cy")
    app.text_input(key="restore_note").set_value("typing error")
    shown = click(app, "Restore this version".__eq__)

    assert "Version 0 of “Our exports” is in force again, as version 2." in shown
    assert store.facts("our_exports").collect()["value"].to_list() == [1.0, 2.0]
    assert store.versions("our_exports")[-1].who == "Cy"

    click(app, "undo_version".__eq__)

    assert sorted(store.facts("our_exports").collect()["value"]) == [1.0, 5.0, 7.0]


def test_nobody_restores_without_a_name_and_a_reason(store: Store, app: AppTest) -> None:
    app.run()
    shown = click(app, "Restore this version".__eq__)

    assert "Say who you are and why" in shown
    assert len(store.versions("our_exports")) == 2


def test_a_dataset_is_removed_and_brought_back(store: Store, app: AppTest) -> None:
    app.run()
    app.text_input(key="remove_who").set_value("Cy")
    app.text_input(key="remove_note").set_value("withdrawn")
    shown = click(app, "Remove".__eq__)

    assert "“Our exports” has been removed." in shown
    assert store.versions("our_exports")[-1].action == "remove"

    later = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    later.switch_page("pages/datasets.py")
    assert "“Our exports” was removed by Cy" in told(later.run())
    shown = click(later, "bring_back_our_exports".__eq__)

    assert "our_exports" in later.query_params["show"]
    assert "“Our exports” has 4 versions" in shown
    assert sorted(store.facts("our_exports").collect()["value"]) == [1.0, 5.0, 7.0]
