from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data import aggregate
from data.aggregate import (
    AGGREGATE_SCHEMA,
    cooperation_aggregate,
    exports_aggregate,
    visits_aggregate,
)

Row = dict[str, Any]

SECTORS = pl.DataFrame(
    {"product": ["sun", "sludge", "sludge"], "sector": ["energy", "waste_and_circular", "water"]}
)


def exports(*rows: tuple[str, str, str, str, str, float | None]) -> pl.DataFrame:
    names = ["period", "reporter", "partner", "flow", "product", "value"]
    types = dict.fromkeys(names[:-1], pl.String) | {"value": pl.Float64}
    return pl.DataFrame(rows, schema=types, orient="row")


def visit(**changes: Any) -> Row:
    usual = {
        "date": "2018-10-03",
        "origins": ["NOR"],
        "host": "SWE",
        "sector": "energy",
        "format": "physical",
        "follow_up": None,
        "status": "reported",
    }
    return usual | changes


def visits(*rows: Row) -> pl.DataFrame:
    types = dict.fromkeys(visit(), pl.String) | {"origins": pl.List(pl.String)}
    return pl.DataFrame(rows, schema=types)


def parties(id_: str, *countries: str | None, **changes: Any) -> list[Row]:
    record = {"id": id_, "type": "mou", "start": "2018-10", "end": None, "sector": "water"}
    return [record | {"party_country": country} | changes for country in countries]


def cooperation(*records: list[Row]) -> pl.DataFrame:
    types = dict.fromkeys(parties("", None)[0], pl.String)
    return pl.DataFrame([row for record in records for row in record], schema=types)


def on_duckdb(frame: pl.DataFrame) -> Any:
    return duckdb.from_arrow(frame.to_arrow())


ENGINES = pytest.mark.parametrize("engine", [pl.DataFrame.lazy, pl.DataFrame.clone, on_duckdb])
Engine = Callable[[pl.DataFrame], Any]


@ENGINES
def test_exports_keep_sectors_flows_and_reports_apart(engine: Engine) -> None:
    facts = exports(
        ("2022", "SWE", "DEU", "export", "sun", 10.0),
        ("2022-03", "SWE", "DEU", "export", "sludge", 6.0),
        ("2022", "DEU", "SWE", "import", "sludge", 5.0),
        ("2022", "DEU", "SWE", "import", "tea", 1.0),
    )
    got = exports_aggregate(engine(facts), engine(SECTORS))
    assert got.rows() == [
        (2022, "SWE", "DEU", "energy", 10.0, 10.0, "origin", 0),
        (2022, "SWE", "DEU", "other", 1.0, 1.0, "destination", 0),
        (2022, "SWE", "DEU", "waste_and_circular", 5.0, 2.5, "destination", 0),
        (2022, "SWE", "DEU", "waste_and_circular", 6.0, 3.0, "origin", 0),
        (2022, "SWE", "DEU", "water", 5.0, 2.5, "destination", 0),
        (2022, "SWE", "DEU", "water", 6.0, 3.0, "origin", 0),
    ]


@ENGINES
def test_a_missing_value_is_counted_and_is_not_zero(engine: Engine) -> None:
    facts = exports(
        ("2021", "DEU", "SWE", "export", "sun", None),
        ("2022", "DEU", "SWE", "export", "sun", None),
        ("2022", "DEU", "SWE", "export", "sun", 3.0),
        ("2023", "DEU", "SWE", "export", "sun", 0.0),
    )
    got = exports_aggregate(engine(facts), engine(SECTORS))
    assert got.select("year", "amount", "amount_once", "missing").rows() == [
        (2021, None, None, 1),
        (2022, 3.0, 3.0, 1),
        (2023, 0.0, 0.0, 0),
    ]


def test_no_sectors_at_all_leave_everything_in_other() -> None:
    got = exports_aggregate(exports(("2021", "DEU", "SWE", "export", "x", 1.0)), SECTORS.clear())
    assert got["sector"].to_list() == ["other"]


@ENGINES
def test_spans_of_years_add_up_to_the_same(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = pl.concat(
        exports(
            (f"{year}", "SWE", "DEU", "export", "sun", 1.0),
            (f"{year}-12", "DEU", "SWE", "import", "sludge", 2.0),
        )
        for year in range(2010, 2020)
    )
    whole = exports_aggregate(facts, SECTORS)
    monkeypatch.setattr(aggregate, "ROWS_AT_ONCE", 5)
    assert_frame_equal(exports_aggregate(engine(facts), engine(SECTORS)), whole)


@ENGINES
def test_a_visit_from_several_countries_counts_once_in_the_host_s_total(engine: Engine) -> None:
    got = visits_aggregate(engine(visits(visit(origins=["NOR", "DNK", "FIN", "ISL"]), visit())))
    assert got.select("origin", "amount", "amount_once").rows() == [
        ("DNK", 1.0, 0.25),
        ("FIN", 1.0, 0.25),
        ("ISL", 1.0, 0.25),
        ("NOR", 2.0, 1.25),
    ]


@ENGINES
def test_a_visit_without_origin_stays(engine: Engine) -> None:
    got = visits_aggregate(engine(visits(visit(origins=[]))))
    assert got.select("origin", "destination", "amount", "amount_once").rows() == [
        (None, "SWE", 1.0, 1.0)
    ]


@ENGINES
@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2018-10-03", 2018, 10), ("2018-01", 2018, 1), ("2018", 2018, None), (None, None, None)],
)
def test_a_date_gives_as_much_as_it_holds(
    engine: Engine, date: str | None, year: int | None, month: int | None
) -> None:
    got = visits_aggregate(engine(visits(visit(date=date))))
    assert got.select("year", "month").rows() == [(year, month)]


@ENGINES
def test_visits_of_another_status_format_or_outcome_are_apart(engine: Engine) -> None:
    changes = [{}, {"status": "announced"}, {"format": "digital"}, {"follow_up": "pilot"}]
    got = visits_aggregate(engine(visits(*(visit(**change) for change in changes))))
    assert set(got.select("format", "follow_up", "status").rows()) == {
        ("physical", None, "reported"),
        ("physical", None, "announced"),
        ("digital", None, "reported"),
        ("physical", "pilot", "reported"),
    }


@ENGINES
def test_a_project_of_four_countries_is_six_pairs_of_a_sixth(engine: Engine) -> None:
    records = cooperation(parties("P", "SWE", "NOR", "DNK", "FIN", "SWE"))
    got = cooperation_aggregate(engine(records))
    assert got.select("origin", "destination").rows() == [
        ("DNK", "FIN"),
        ("DNK", "NOR"),
        ("DNK", "SWE"),
        ("FIN", "NOR"),
        ("FIN", "SWE"),
        ("NOR", "SWE"),
    ]
    assert got["amount"].to_list() == [1.0] * 6
    assert got["amount_once"].to_list() == pytest.approx([1 / 6] * 6)


@ENGINES
@pytest.mark.parametrize(
    ("countries", "origin"),
    [(["SWE", "SWE", None], "SWE"), ([None], None), (["SWE"], "SWE")],
)
def test_a_record_of_fewer_than_two_countries_has_no_destination(
    engine: Engine, countries: list[str | None], origin: str | None
) -> None:
    got = cooperation_aggregate(engine(cooperation(parties("P", *countries))))
    assert got.select("origin", "destination", "amount", "amount_once").rows() == [
        (origin, None, 1.0, 1.0)
    ]


@ENGINES
def test_records_keep_type_and_years_and_may_have_none(engine: Engine) -> None:
    pair = ("SWE", "DEU")
    got = cooperation_aggregate(
        engine(
            cooperation(
                parties("A", *pair),
                parties("B", *pair, end="2020-01-31"),
                parties("C", *pair, start=None, type="project"),
                parties("D", *pair, start=None, type="project"),
            )
        )
    )
    assert got.select("year", "type", "end_year", "amount").rows() == [
        (None, "project", None, 2.0),
        (2018, "mou", None, 1.0),
        (2018, "mou", 2020, 1.0),
    ]


@ENGINES
def test_each_aggregate_has_its_declared_columns(engine: Engine) -> None:
    facts = exports(("2022", "SWE", "DEU", "export", "sun", 1.0))
    made = {
        "exports": exports_aggregate(engine(facts), engine(SECTORS)),
        "visits": visits_aggregate(engine(visits(visit()))),
        "cooperation": cooperation_aggregate(engine(cooperation(parties("P", "SWE", "NOR")))),
    }
    assert {kind: frame.schema for kind, frame in made.items()} == AGGREGATE_SCHEMA


def test_no_rows_make_no_groups() -> None:
    assert exports_aggregate(exports(), SECTORS).is_empty()
    assert visits_aggregate(visits()).is_empty()
    assert cooperation_aggregate(cooperation()).is_empty()


COUNTRIES = ("SWE", "NOR", "DNK", "FIN")
cells = st.tuples(
    st.sampled_from(("2021", "2022", "2022-05")),
    st.sampled_from(COUNTRIES),
    st.sampled_from(COUNTRIES),
    st.sampled_from(("export", "import")),
    st.sampled_from(("sun", "sludge", "tea")),
    st.none() | st.integers(0, 1000).map(float),
)


@given(st.lists(cells, min_size=1, max_size=30), st.randoms())
def test_exports_do_not_depend_on_the_order_of_rows(rows: list[Any], random: Any) -> None:
    shuffled = random.sample(rows, len(rows))
    assert_frame_equal(
        exports_aggregate(exports(*rows), SECTORS), exports_aggregate(exports(*shuffled), SECTORS)
    )


@given(st.lists(cells, min_size=1, max_size=30))
def test_splitting_a_value_over_two_rows_changes_no_amount(rows: list[Any]) -> None:
    *others, last = rows
    half = (*last[:-1], None if last[-1] is None else last[-1] / 2)
    amounts = AGGREGATE_SCHEMA["exports"].names()[:-1]
    assert_frame_equal(
        exports_aggregate(exports(*rows), SECTORS).select(amounts),
        exports_aggregate(exports(*others, half, half), SECTORS).select(amounts),
    )


@given(st.lists(cells, min_size=1, max_size=30))
def test_exports_counted_once_add_up_to_all_values(rows: list[Any]) -> None:
    got = exports_aggregate(exports(*rows), SECTORS)
    assert got["amount_once"].sum() == pytest.approx(sum(row[-1] or 0 for row in rows))


@given(st.lists(st.sets(st.sampled_from(COUNTRIES)), min_size=1, max_size=20))
def test_visits_and_records_counted_once_add_up_to_their_number(groups: list[set[str]]) -> None:
    came = visits(*(visit(origins=sorted(group)) for group in groups))
    signed = cooperation(
        *(parties(str(at), None, *sorted(group)) for at, group in enumerate(groups))
    )
    assert visits_aggregate(came)["amount_once"].sum() == pytest.approx(len(groups))
    assert cooperation_aggregate(signed)["amount_once"].sum() == pytest.approx(len(groups))
