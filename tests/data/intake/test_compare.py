from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.compare import CHANGES_FILE, MOVED_FILE, compare, totals
from data.intake.difference import CHANGES, MOVED, Difference
from data.schemas import SCHEMAS
from data.store import merge
from data.store.version import How
from data.vocabulary import Kind


def rows(kind: Kind, *told: dict[str, object]) -> pl.LazyFrame:
    """Rows of a kind; what is not told is empty."""
    schema = {name: column.dtype for name, column in SCHEMAS[kind].columns().items()}
    return pl.LazyFrame([dict.fromkeys(schema) | row for row in told], schema)


def export(product: str, value: float | None, **changes: object) -> dict[str, object]:
    return {
        "dataset": "mine",
        "period": "2020",
        "reporter": "SWE",
        "partner": "NOR",
        "flow": "export",
        "product": product,
        "value": value,
        "status": None if value is not None else "suppressed",
    } | changes


STORED = rows("exports", export("a", 1.0), export("b", 2.0), export("c", 4.0))
CAME = rows("exports", export("a", 1.0), export("b", 7.0), export("d", 9.0))


def compared(
    tmp_path: Path, how: How, facts: pl.LazyFrame = CAME, stored: pl.LazyFrame | None = STORED
) -> tuple[Difference, pl.DataFrame, pl.DataFrame]:
    told = compare(facts, stored, "exports", how, tmp_path / "compare")
    files = (tmp_path / "compare" / name for name in (CHANGES_FILE, MOVED_FILE))
    changes, moved = (pl.read_parquet(path) for path in files)
    return told, changes, moved


@pytest.mark.parametrize(
    ("how", "gone", "after"), [("replace", 1, 17.0), ("correct", 0, 21.0), ("append", 0, 16.0)]
)
def test_rows_are_new_changed_unchanged_or_gone_and_totals_move(
    tmp_path: Path, how: How, gone: int, after: float
) -> None:
    told, changes, moved = compared(tmp_path, how)

    assert (told.new, told.changed, told.unchanged, told.gone) == (1, 1, 1, gone)
    assert moved.rows() == [("export", 2020, "SWE", 7.0, after, after - 7.0)]
    assert moved.schema == MOVED
    assert told.moved == 1
    assert changes.columns == [*merge.key("exports"), *CHANGES]
    lines = changes.select("product", *CHANGES).rows()
    assert (
        lines
        == [
            ("b", "changed", "value", "2.0", "7.0"),
            ("d", "new", None, None, None),
            ("c", "gone", None, None, None),
        ][: 2 + gone]
    )


def test_where_nothing_is_stored_all_is_new_and_nothing_published_moves(tmp_path: Path) -> None:
    told, changes, moved = compared(tmp_path, "replace", stored=None)

    assert told == Difference(new=3, changed=0, unchanged=0, gone=0, moved=0)
    assert changes.is_empty()
    assert moved.is_empty()


def test_the_same_rows_in_another_order_change_nothing(tmp_path: Path) -> None:
    told, changes, moved = compared(tmp_path, "replace", STORED.reverse())

    assert told == Difference(new=0, changed=0, unchanged=3, gone=0, moved=0)
    assert changes.is_empty()
    assert moved.is_empty()


def test_a_value_that_goes_missing_changes_two_columns_and_no_total_to_nought(
    tmp_path: Path,
) -> None:
    stored, facts = (rows("exports", export("a", value)) for value in (5.0, None))

    _, changes, moved = compared(tmp_path, "replace", facts, stored)

    assert changes.select("column", "old", "new").rows() == [
        ("status", None, "suppressed"),
        ("value", "5.0", None),
    ]
    assert moved.rows() == [("export", 2020, "SWE", 5.0, None, -5.0)]


def test_the_largest_change_comes_first(tmp_path: Path) -> None:
    parts = [("2020", 1.0, 2.0), ("2021", 1.0, -9.0), ("2022", 1.0, 4.0), ("2023", 1.0, 1.0)]
    stored = rows("exports", *(export("a", old, period=year) for year, old, _ in parts))
    facts = rows("exports", *(export("a", new, period=year) for year, _, new in parts))

    _, _, moved = compared(tmp_path, "replace", facts, stored)

    assert moved.select("year", "change").rows() == [(2021, -10.0), (2022, 3.0), (2020, 1.0)]


def test_more_rows_than_a_reader_looks_at_are_counted_and_not_all_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.intake.compare.LISTED", 2)
    facts = rows("exports", *(export(str(number), 1.0) for number in range(9)))

    told, changes, _ = compared(tmp_path, "append", facts)

    assert told.new == 9
    assert changes.height == 2


def test_totals_of_visits_are_told_from_both_ends() -> None:
    visit = {"dataset": "mine", "date": "2019-05", "host": "SWE", "sector": "energy"}
    found = totals(
        rows(
            "visits",
            visit | {"id": "1", "origins": ["DEU", "NOR"]},
            visit | {"id": "2", "origins": ["DEU"]},
            visit | {"id": "3", "origins": [], "date": None},
        ),
        "visits",
    )

    assert sorted(found.rows(), key=str) == [
        ("made", 2019, "DEU", 2.0),
        ("made", 2019, "NOR", 1.0),
        ("received", 2019, "SWE", 2.0),
        ("received", None, "SWE", 1.0),
    ]


def test_totals_of_cooperation_count_a_record_once_a_country() -> None:
    record = {"dataset": "mine", "start": "2018-01-01", "party_country": "SWE"}
    found = totals(
        rows(
            "cooperation",
            record | {"id": "1", "party": "a"},
            record | {"id": "1", "party": "b"},
            record | {"id": "1", "party": "c", "party_country": "NOR"},
            record | {"id": "2", "party": "a"},
        ),
        "cooperation",
    )

    assert sorted(found.rows()) == [
        ("agreements", 2018, "NOR", 1.0),
        ("agreements", 2018, "SWE", 2.0),
    ]


def test_lists_of_countries_are_compared_as_texts(tmp_path: Path) -> None:
    visit = {"dataset": "mine", "id": "1", "host": "SWE"}
    stored = rows("visits", visit | {"origins": ["DEU"]})
    facts = rows("visits", visit | {"origins": ["DEU", "NOR"]})

    compare(facts, stored, "visits", "correct", tmp_path)

    changes = pl.read_parquet(tmp_path / CHANGES_FILE)
    assert changes.select(CHANGES).rows() == [("changed", "origins", "DEU", "DEU; NOR")]


values = st.dictionaries(
    st.tuples(st.sampled_from(["2020", "2021"]), st.sampled_from("abcdef")),
    st.sampled_from([None, 0.0, 1.0, 2.5, -1e9]),
)
Told = dict[tuple[str, str], float | None]


def frame(told: Told) -> pl.LazyFrame:
    lines = [export(product, value, period=year) for (year, product), value in told.items()]
    return rows("exports", *lines)


@given(values, values, st.sampled_from(["replace", "append", "correct"]))
@settings(max_examples=60)
def test_what_is_told_is_what_would_be_stored(
    tmp_path_factory: pytest.TempPathFactory, before: Told, came: Told, how: How
) -> None:
    folder = tmp_path_factory.mktemp("compare")
    after = {
        "replace": came,
        "append": {**came, **before},
        "correct": {**before, **came},
    }[how]

    told = compare(frame(came), frame(before), "exports", how, folder)

    kept = merge.outcome(frame(came), frame(before), "exports", how).collect()
    assert dict(zip(kept.select("period", "product").rows(), kept["value"], strict=True)) == after
    shared = came.keys() & before.keys()
    changed = sum(came[key] != before[key] for key in shared)
    assert (told.new, told.changed) == (len(came.keys() - before.keys()), changed)
    assert told.unchanged == len(shared) - changed
    assert told.gone == (len(before.keys() - came.keys()) if how == "replace" else 0)
    moved = dict(pl.read_parquet(folder / MOVED_FILE).select("year", "after").rows())
    assert moved == {
        int(year): total(after, year)
        for year in ("2020", "2021")
        if differ(total(before, year), total(after, year))
    }


def total(told: Told, year: str) -> float | None:
    known = [value for (when, _), value in told.items() if when == year and value is not None]
    return sum(known) if known else None


def differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > 1e-9 * max(abs(one), abs(other))
