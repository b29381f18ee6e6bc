import polars as pl
import pytest

from data.problem import Problem
from data.store.store import Store
from data.store.version import Card, How
from tests.data.store.rows import card, facts, held, put


def refusal(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.key.removeprefix("problem.")


@pytest.mark.parametrize(
    ("how", "values", "told", "key"),
    [
        ("replace", {"a": 1.0}, card(), "store_nothing_new"),
        ("append", {"a": 1.0}, card(), "store_nothing_new"),
        ("correct", {"a": 1.0}, card(), "store_nothing_new"),
        ("append", {"a": 9.0, "z": 1.0}, card(), "store_contradicts"),
    ],
)
def test_what_changes_nothing_or_contradicts_is_refused(
    store: Store, how: How, values: dict[str, float | None], told: Card, key: str
) -> None:
    put(store, {"a": 1.0, "b": 2.0} if how != "replace" else {"a": 1.0})

    with pytest.raises(Problem) as problem:
        put(store, values, how, told)

    assert refusal(problem) == key
    assert len(store.versions("trade")) == 1
    assert litter(store) == []


def litter(store: Store) -> list[str]:
    """Files that belong to no version."""
    needed = {
        path.name
        for name in store.names()
        for version in store.versions(name)
        for path in store.paths(name, version.number)
    }
    found = [path for path in store.folder.rglob("*") if path.is_file()]
    return [
        str(path.relative_to(store.folder))
        for path in found
        if path.name not in needed and path.parent.name != "_delta_log"
    ]


def test_rows_of_another_kind_or_shape_are_refused(store: Store) -> None:
    put(store, {"a": 1.0})
    rows = facts({"a": 1.0})

    with pytest.raises(Problem) as kind:
        store.add(
            card(kind="indicators", classification=""),
            pl.LazyFrame(
                {"dataset": ["trade"], "indicator": ["x"], "country": ["SWE"], "year": [2020]}
                | {"value": [1.0], "status": [None]},
                {"dataset": pl.String, "indicator": pl.String, "country": pl.String}
                | {"year": pl.Int32, "value": pl.Float64, "status": pl.String},
            ),
            "replace",
            who="Ada",
            note="",
        )
    with pytest.raises(Problem) as shape:
        store.add(card(), rows.drop("flow", "value").lazy(), "replace", who="Ada", note="")

    assert refusal(kind) == "store_kind"
    assert refusal(shape) == "store_columns"
    assert shape.value.values["columns"] == "flow, value"


def test_what_was_compared_with_another_version_is_refused(store: Store) -> None:
    put(store, {"a": 1.0})
    put(store, {"a": 2.0})

    with pytest.raises(Problem) as problem:
        store.add(card(), facts({"a": 3.0}).lazy(), "replace", who="Ada", note="", after=0)

    assert refusal(problem) == "store_moved_on"


@pytest.mark.parametrize(
    "name", ["", "..", "../up", "a/b", "A", "_work", "con.trade", "a" * 61, "a\n", "ä", "1a", "a\0"]
)
def test_a_name_that_is_no_name_reaches_no_folder(store: Store, name: str) -> None:
    for asked in (
        lambda: put(store, {"a": 1.0}, of=card(name)),
        lambda: store.versions(name),
        lambda: store.facts(name),
        lambda: store.remove(name, "Ada", ""),
        lambda: store.restore(name, 0, "Ada", ""),
    ):
        with pytest.raises(Problem) as problem:
            asked()
        assert refusal(problem) == "store_name"
    assert not store.folder.exists()


def test_what_is_not_there_is_told(store: Store) -> None:
    put(store, {"a": 1.0})

    for asked, key in (
        (lambda: store.versions("visits"), "dataset_unknown"),
        (lambda: store.facts("visits"), "dataset_unknown"),
        (lambda: store.remove("visits", "Ada", ""), "dataset_unknown"),
        (lambda: store.restore("visits", 0, "Ada", ""), "dataset_unknown"),
        (lambda: store.restore("trade", 1, "Ada", ""), "store_version"),
        (lambda: store.facts("trade", -1), "store_version"),
    ):
        with pytest.raises(Problem) as problem:
            asked()
        assert refusal(problem) == key
    assert store.newest("visits") is None


def test_a_lost_file_breaks_no_version_that_does_not_need_it(store: Store) -> None:
    first = put(store, {"a": 1.0})
    put(store, {"a": 2.0})
    store.paths("trade", 1)[0].unlink()

    with pytest.raises(Problem) as problem:
        store.facts("trade")
    store.restore("trade", first.number, "Ada", "")

    assert refusal(problem) == "store_file"
    assert held(store) == {"a": 1.0}


@pytest.mark.parametrize("text", ["", "{", '{"commitInfo":{}}\n', "\0"])
def test_a_damaged_log_is_told_and_leaves_the_others(store: Store, text: str) -> None:
    put(store, {"a": 1.0})
    put(store, {"b": 1.0}, of=card("other"))
    (store.folder / "trade" / "_delta_log" / f"{0:020}.json").write_text(text)

    with pytest.raises(Problem) as problem:
        store.versions("trade")

    assert refusal(problem) in {"store_damaged", "dataset_unknown"}
    assert held(store, name="other") == {"b": 1.0}
    store.clear()
    assert list((store.folder / "trade").glob("*.parquet"))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": " \n"},
        {"kind": "reported_totals"},
        {"coverage": "everything"},
        {"unit": "bushels"},
        {"accessed": "yesterday"},
        {"accessed": "2021-02-30"},
        {"address": "javascript:alert(1)"},
        {"address": "https://a.example/\u200bb"},
        {"address": 'https://a.example/">'},
        {"classification": "../hs"},
    ],
)
def test_a_card_that_no_page_could_show_is_refused(store: Store, changes: dict[str, str]) -> None:
    with pytest.raises(Problem) as problem:
        put(store, {"a": 1.0}, of=card(**changes))

    assert refusal(problem) == "store_card"
    assert problem.value.values["column"] in changes
