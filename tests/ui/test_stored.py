"""Datasets' files go to who has been shown a page, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from data.catalogue import datasets
from data.dataset import Dataset
from tests.asgi import Answer, ask
from ui import stored, ticket

SUM = "0123456789abcdef0123456789abcdef"
Get = Callable[[str], Answer]


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A dataset of two files, one of them named by its checksum."""
    folder = tmp_path / "store"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("secret")
    paths = (folder / f"trade-{SUM}.parquet", folder / "visits.csv")
    for path in paths:
        path.write_text(path.name * 100_000)
    return replace(datasets()["visits_curated"], name="trade", paths=paths)


@pytest.fixture
def get(dataset: Dataset) -> Get:
    app = Starlette(routes=[stored.route(lambda: {"trade": dataset})])
    return lambda address: ask(app, address)


def asked(**changes: str) -> str:
    given = {"dataset": "trade", "file": "visits.csv", "ticket": ticket.issue()}
    return f"{stored.ADDRESS}?{urlencode(given | changes)}"


def test_a_file_is_given_whole_under_the_name_that_readers_know(get: Get, dataset: Dataset) -> None:
    for path, name in zip(dataset.paths, ("trade.parquet", "visits.csv"), strict=True):
        answer = get(stored.address("trade", path))

        assert answer.status == 200
        assert answer.body == path.read_bytes()
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("false", ["", "1.x", ticket.issue(0)], ids=["none", "made up", "old"])
def test_without_a_good_ticket_nothing_is_given(get: Get, false: str) -> None:
    answer = get(asked(ticket=false))

    assert (answer.status, answer.body) == (403, b"")


@pytest.mark.parametrize(
    "changes",
    [
        {"dataset": "other"},
        {"dataset": ""},
        {"file": ""},
        {"file": "other.csv"},
        {"file": "../secret.csv"},
        {"file": "/etc/passwd"},
    ],
)
def test_what_is_no_file_of_a_dataset_is_not_found(get: Get, changes: dict[str, str]) -> None:
    answer = get(asked(**changes))

    assert (answer.status, answer.body) == (404, b"")


def test_a_file_that_is_gone_is_not_found(get: Get, dataset: Dataset) -> None:
    dataset.paths[1].unlink()

    assert get(asked()).status == 404
