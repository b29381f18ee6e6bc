"""Stored datasets stand in the catalogue beside the bundled ones."""

from pathlib import Path

import polars as pl
import pytest

from data.catalogue import BUNDLED, Catalogue
from data.problem import Problem
from data.store.store import Store
from tests.data.store.rows import card, facts


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue((BUNDLED,), tmp_path / "cache", Store(tmp_path / "store"))


@pytest.fixture
def store(catalogue: Catalogue) -> Store:
    assert catalogue.store
    return catalogue.store


def put(store: Store, value: float = 1.0, name: str = "trade", **changes: object) -> None:
    rows = facts({"850680": value}, name=name)
    store.add(card(name, **changes), rows.lazy(), "replace", who="Ada", note="")


def test_a_stored_dataset_has_its_card_coverage_and_version(
    catalogue: Catalogue, store: Store
) -> None:
    put(store, coverage="sample", caveats=("Only large firms report.",))

    listing = catalogue.listing()

    found = listing.datasets["trade"]
    assert (found.title, found.producer, found.unit) == (
        "Trade of the agency",
        "The agency",
        "million_usd",
    )
    assert (found.coverage, found.caveats) == ("sample", ("Only large firms report.",))
    assert (found.start, found.end, found.number) == (2020, 2020, 0)
    assert found.version.startswith("0-")
    assert "exports_2022" in listing.datasets
    assert listing.broken == {}


def test_what_the_user_did_not_say_is_told_by_the_import(
    catalogue: Catalogue, store: Store
) -> None:
    put(store, producer="")

    found = catalogue.dataset("trade")

    assert found.producer == "Ada"
    assert found.release == found.accessed == store.versions("trade")[0].when[:10]


def test_facts_and_aggregate_are_those_of_the_newest_version(
    catalogue: Catalogue, store: Store
) -> None:
    put(store, 1.0)
    old = catalogue.dataset("trade")
    put(store, 3.0)

    assert catalogue.facts("trade").collect()["value"].to_list() == [3.0]
    assert catalogue.aggregate("trade")["amount_once"].sum() == 3.0
    assert catalogue.aggregate_of(old)["amount_once"].sum() == 1.0
    assert catalogue.dataset("trade").version != old.version


def test_a_restored_version_is_another_than_the_first_with_the_same_rows(
    catalogue: Catalogue, store: Store
) -> None:
    put(store, 1.0)
    first = catalogue.dataset("trade")
    put(store, 3.0)
    store.restore("trade", 0, "Ada", "")

    again = catalogue.dataset("trade")

    assert again.checksum == first.checksum
    assert again.version != first.version


def test_a_removed_dataset_is_neither_listed_nor_broken(catalogue: Catalogue, store: Store) -> None:
    put(store)
    store.remove("trade", "Ada", "")

    listing = catalogue.listing()

    assert "trade" not in listing.datasets
    assert listing.broken == {}
    with pytest.raises(Problem) as problem:
        catalogue.facts("trade")
    assert problem.value.key == "problem.dataset_unknown"


def test_the_stamp_differs_as_soon_as_there_is_another_version(
    catalogue: Catalogue, store: Store
) -> None:
    stamps = [catalogue.stamp()]
    for act in (
        lambda: put(store, 1.0),
        lambda: put(store, 2.0),
        lambda: store.restore("trade", 0, "Ada", ""),
        lambda: store.remove("trade", "Ada", ""),
        lambda: store.restore("trade", 1, "Ada", ""),
    ):
        act()
        stamps.append(catalogue.stamp())

    assert len(set(stamps)) == len(stamps)
    assert catalogue.stamp() == stamps[-1]


@pytest.mark.parametrize(
    ("how", "key"),
    [
        ("lost", "store_file"),
        ("cut", "store_altered"),
        ("swapped", "store_altered"),
        ("log", "store_damaged"),
    ],
)
def test_a_damaged_one_is_listed_as_broken_beside_the_others(
    catalogue: Catalogue, store: Store, how: str, key: str
) -> None:
    put(store)
    put(store, name="other")
    (path,) = store.paths("trade", 0)
    match how:
        case "lost":
            path.unlink()
        case "cut":
            path.write_bytes(path.read_bytes()[:50])
        case "swapped":
            pl.read_parquet(path).with_columns(value=9.0).write_parquet(path)
        case "log":
            (log,) = (path.parent / "_delta_log").glob("*.json")
            log.write_text("{")

    listing = catalogue.listing()

    assert listing.broken["trade"].key == f"problem.{key}"
    assert "trade" not in listing.datasets
    assert {"other", "exports_2022"} <= set(listing.datasets)


def test_a_stored_dataset_never_hides_a_bundled_one(catalogue: Catalogue, store: Store) -> None:
    put(store, name="exports_2022")

    listing = catalogue.listing()

    assert listing.datasets["exports_2022"].number is None
    assert listing.broken["exports_2022"].key == "problem.dataset_twice"
