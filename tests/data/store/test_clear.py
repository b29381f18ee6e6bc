"""What dead writers leave is removed, what living ones make is not, and versions never are."""

import shutil

import pytest

from data.problem import Problem
from data.store import table
from data.store.store import WORK, Store
from data.store.work import working
from tests.data.store.rows import card, facts


def put(store: Store, value: float) -> None:
    store.add(card(), facts({"a": value}).lazy(), "replace", who="Ada", note="")


def died(store: Store, name: str = "trade") -> str:
    """What a process leaves that was killed while it worked; the folder's name."""
    with working(store.folder / WORK, name) as folder:
        (folder / "facts.parquet").write_bytes(b"half a file")
        copy = shutil.copytree(folder, folder.with_name("copy"))
    copy.rename(folder)
    folder.with_suffix(".lock").touch()
    return folder.name


def files(store: Store) -> set[str]:
    return {str(path.relative_to(store.folder)) for path in store.folder.rglob("*")} - {WORK}


def test_the_working_folder_of_a_dead_writer_is_removed(store: Store) -> None:
    put(store, 1.0)
    before = files(store)
    died(store)

    store.clear()

    assert files(store) == before


def test_the_file_of_a_dead_writer_is_removed_unless_a_version_rests_on_it(store: Store) -> None:
    put(store, 1.0)
    before = files(store)
    orphan = store.folder / "trade" / f"{died(store)}.parquet"
    orphan.touch()
    (committed,) = store.paths("trade", 0)
    (store.folder / WORK / f"{committed.stem}.lock").touch()

    store.clear()

    assert files(store) == before
    assert store.facts("trade").collect()["value"].to_list() == [1.0]


def test_a_first_import_that_died_leaves_no_dataset(store: Store) -> None:
    folder = store.folder / "trade"
    (folder / table.LOG).mkdir(parents=True)
    (folder / f"{died(store)}.parquet").touch()
    (folder / table.LOG / "_commit_1.json.tmp").touch()

    store.clear()

    assert files(store) == set()
    assert store.names() == ()


def test_what_a_living_writer_makes_stays(store: Store) -> None:
    put(store, 1.0)
    half_made = store.folder / "trade" / table.LOG / "_commit_1.json.tmp"
    half_made.touch()
    with working(store.folder / WORK, "trade") as folder:
        (folder / "facts.parquet").touch()
        moved = store.folder / "trade" / f"{folder.name}.parquet"
        moved.touch()
        died(store)
        alive = files(store)

        store.clear()

        assert alive - files(store) == {path for path in alive if path.startswith(WORK)} - {
            f"{WORK}/{folder.name}{end}" for end in ("", ".lock", "/facts.parquet")
        }
        assert half_made.exists()
        assert moved.exists()


def test_where_the_log_is_damaged_nothing_is_removed(store: Store) -> None:
    put(store, 1.0)
    (committed,) = store.paths("trade", 0)
    (store.folder / WORK / f"{committed.stem}.lock").touch()
    log = store.folder / "trade" / table.LOG / table.FIRST
    log.write_text("{")
    before = files(store)

    store.clear()

    assert files(store) == before
    with pytest.raises(Problem):
        store.versions("trade")


def test_files_of_others_are_left_alone(store: Store) -> None:
    put(store, 1.0)
    strange = store.folder / "trade" / "trade-of-somebody.parquet"
    strange.touch()
    died(store)

    store.clear()

    assert strange.exists()


def test_a_store_that_is_not_there_has_nothing_to_clear(store: Store) -> None:
    store.clear()

    assert not store.folder.exists()


def test_a_failed_import_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, 1.0)
    before = files(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table, "replace", full)
    with pytest.raises(Problem) as problem:
        put(store, 2.0)

    assert problem.value.key == "problem.store_unwritable"
    assert problem.value.values["reason"] == "No space left on device"
    assert files(store) == before
