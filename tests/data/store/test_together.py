"""Several processes at one store."""

from pathlib import Path
from subprocess import Popen

import pytest

from data.store.store import WORK, Store
from data.store.version import How
from tests.data.store.rows import card, facts
from tests.data.store.writer import EACH, started

WRITERS = 3


def over(process: Popen[str]) -> int:
    process.communicate()
    return process.returncode


@pytest.mark.parametrize("how", ["append", "correct"])
def test_what_several_writers_store_at_once_all_lands(tmp_path: Path, how: How) -> None:
    writers = [started("each", tmp_path, writer, how) for writer in range(WRITERS)]
    ended = [over(process) for process in writers]

    store = Store(tmp_path)
    versions = store.versions("trade")
    products = store.facts("trade").collect()["product"].to_list()
    assert ended == [0] * WRITERS
    assert sorted(products) == [f"{w}-{n}" for w in range(WRITERS) for n in range(EACH)]
    assert [version.counts.rows for version in versions] == list(range(1, WRITERS * EACH + 1))
    assert [version.number for version in versions] == list(range(WRITERS * EACH))
    assert not list((tmp_path / WORK).iterdir())


def test_a_reader_never_sees_half_a_version(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(card(), facts({"0-x": 1.0}).lazy(), "replace", who="Ada", note="")
    writer = started("each", tmp_path, 1, "append")
    seen = []
    while writer.poll() is None:
        newest = store.newest("trade")
        assert newest
        rows = store.facts("trade", newest.number).collect().height
        seen.append((newest.counts.rows, rows))

    assert over(writer) == 0
    assert [told for told, _ in seen] == [rows for _, rows in seen]
    assert seen == sorted(seen)


def test_two_writers_cannot_append_one_row_twice(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(card(), facts({"x": 1.0}).lazy(), "replace", who="Ada", note="")
    writers = [started("each", tmp_path, 7, "append") for _ in range(2)]
    for process in writers:
        over(process)

    products = store.facts("trade").collect()["product"].to_list()
    assert sorted(products) == ["7-0", "7-1", "7-2", "x"]
