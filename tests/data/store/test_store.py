from pathlib import Path

import polars as pl
import pytest

from data.store import table
from data.store.store import Store
from data.store.version import How
from tests.data.store.rows import card, facts, held, put


def test_the_first_version_says_who_when_why_and_what(store: Store) -> None:
    version = put(store, {"0101": 5.0, "0102": None})

    assert (version.number, version.action, version.who, version.note) == (
        0,
        "import",
        "Ada",
        "the nightly load",
    )
    assert version.when.startswith("20")
    assert version.when.endswith("+00:00")
    assert (version.counts.rows, version.counts.new) == (2, 2)
    assert (version.start, version.end) == (2020, 2020)
    assert store.versions("trade") == (version,)
    assert store.newest("trade") == version
    assert store.names() == ("trade",)


def test_what_is_stored_comes_back_as_it_was(store: Store) -> None:
    put(store, {"0101": 5.0, "0102": None})

    assert store.facts("trade").collect().equals(facts({"0101": 5.0, "0102": None}))


def test_a_file_is_stored_as_it_is_and_stays_where_it_was(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    facts({"0101": 5.0}).write_parquet(path)

    version = store.add(card(), path, "replace", who="Ada", note="")

    (kept,) = store.paths("trade", version.number)
    assert kept.read_bytes() == path.read_bytes()


def test_a_file_under_another_name_is_stored_under_its_new_one(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "facts.parquet"
    facts({"0101": 5.0}, name="other").write_parquet(path)

    store.add(card(), path, "replace", who="Ada", note="")

    assert store.facts("trade").collect()["dataset"].to_list() == ["trade"]


@pytest.mark.parametrize(
    ("how", "values", "after", "counts"),
    [
        (
            "replace",
            {"a": 1.0, "b": 3.0, "d": 4.0},
            {"a": 1.0, "b": 3.0, "d": 4.0},
            (3, 1, 1, 1, 1),
        ),
        (
            "correct",
            {"b": 3.0, "d": 4.0},
            {"a": 1.0, "b": 3.0, "c": 2.5, "d": 4.0},
            (4, 1, 1, 0, 0),
        ),
        ("append", {"a": 1.0, "d": 4.0}, {"a": 1.0, "b": 2.0, "c": 2.5, "d": 4.0}, (4, 1, 0, 1, 0)),
    ],
)
def test_what_comes_replaces_corrects_or_is_appended(
    store: Store,
    how: How,
    values: dict[str, float | None],
    after: dict[str, float],
    counts: tuple[int, ...],
) -> None:
    first = {"a": 1.0, "b": 2.0, "c": 2.5}
    put(store, first)

    version = put(store, values, how)

    found = version.counts
    assert held(store) == after
    assert (found.rows, found.new, found.changed, found.unchanged, found.gone) == counts
    assert (version.number, version.action) == (1, how)
    assert held(store, 0) == first


def test_a_value_that_goes_missing_is_a_change(store: Store) -> None:
    put(store, {"a": 1.0, "b": 0.0})

    assert put(store, {"a": 1.0, "b": None}).counts.changed == 1
    assert held(store) == {"a": 1.0, "b": None}


def test_any_version_can_be_restored_and_keeps_its_checksum(store: Store) -> None:
    first = put(store, {"a": 1.0})
    second = put(store, {"a": 2.0}, of=card(title="Revised"))

    version = store.restore("trade", 0, "Bo", "the revision was wrong")

    assert (version.number, version.action, version.of, version.who) == (2, "restore", 0, "Bo")
    assert held(store) == {"a": 1.0}
    assert held(store, 1) == {"a": 2.0}
    assert version.checksum == first.checksum != second.checksum
    assert version.card.title == "Trade of the agency"
    assert store.versions("trade") == (first, second, version)


def test_a_removal_hides_the_rows_and_is_undone(store: Store) -> None:
    first = put(store, {"a": 1.0, "b": 2.0})

    removal = store.remove("trade", "Bo", "not ours")

    assert (removal.action, removal.counts.rows, removal.counts.gone) == ("remove", 0, 2)
    assert held(store) == {}
    assert store.restore("trade", 0, "Bo", "it was ours").checksum == first.checksum
    assert held(store) == {"a": 1.0, "b": 2.0}


def test_a_removed_dataset_can_be_imported_again(store: Store) -> None:
    put(store, {"a": 1.0})
    store.remove("trade", "Bo", "")

    version = put(store, {"b": 2.0}, "append")

    assert (version.number, version.action, version.counts.new) == (2, "import", 1)
    assert held(store) == {"b": 2.0}


def test_a_dataset_without_rows_can_be_stored(store: Store) -> None:
    put(store, {})

    assert held(store) == {}
    assert put(store, {"a": 1.0}, "append").counts.rows == 1


def test_a_card_may_change_without_its_rows(store: Store) -> None:
    put(store, {"a": 1.0})

    version = put(store, {"a": 1.0}, of=card(title="A better title"))

    assert (version.counts.unchanged, version.card.title) == (1, "A better title")


def test_texts_of_users_are_kept_plain_and_short(store: Store) -> None:
    version = store.add(
        card(title="Trade\n\x1b[31m of\tthe agency", caveats=("a\nb", " ")),
        facts({"a": 1.0}).lazy(),
        "replace",
        who="A" * 900,
        note="x\u202ey\0z",
    )

    assert version.card.title == "Trade [31m of the agency"
    assert version.card.caveats == ("a b",)
    assert len(version.who) == 200
    assert version.note == "x y z"


def test_many_appended_files_become_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.addition.MANY_FILES", 3)
    for name in "abcde":
        put(store, {name: 1.0}, "append")

    assert [len(store.paths("trade", number)) for number in range(5)] == [1, 2, 3, 1, 2]
    assert held(store) == dict.fromkeys("abcde", 1.0)
    assert held(store, 2) == dict.fromkeys("abc", 1.0)


def test_an_open_version_stays_readable(store: Store) -> None:
    put(store, {"a": 1.0})
    opened = store.facts("trade")
    put(store, {"a": 2.0})
    store.remove("trade", "Ada", "")
    store.clear()

    assert opened.collect()["value"].to_list() == [1.0]


def test_versions_outlive_the_checkpoints_of_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(table.NEVER, "delta.checkpointInterval", "5")
    for count in range(12):
        put(store, {"a": float(count)})

    assert [version.number for version in store.versions("trade")] == list(range(12))
    assert held(store, 3) == {"a": 3.0}
    assert (store.folder / "trade" / "_delta_log" / "_last_checkpoint").exists()


def test_other_tools_find_a_delta_table(store: Store) -> None:
    put(store, {"a": 1.0})
    put(store, {"a": 2.0, "b": None})

    found = pl.scan_delta(str(store.folder / "trade")).collect()

    assert found.sort("product").equals(facts({"a": 2.0, "b": None}))
