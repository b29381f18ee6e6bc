import polars as pl
import pytest
from msgspec.structs import replace

from data.intake.check import check
from data.intake.facts import facts_of
from data.intake.mapping import Mapping
from data.problem import Problem
from data.progress import Cancelled
from data.readers.table import FAULTS, LINE
from data.schemas import SCHEMAS
from tests.data.intake.tables import checked, table

TRADE = Mapping(
    "exports",
    columns={"period": "Year", "reporter": "From", "partner": "To", "product": "HS", "value": "V"},
    constants={"flow": "export"},
    classification="hs6",
)


def trade(folder, *rows, columns=("Year", "From", "To", "HS", "V"), **parts):
    cells = zip(*rows, strict=True)
    return table(dict(zip(columns, map(list, cells), strict=True)), folder, **parts)


def test_good_rows_become_facts_and_the_schema_agrees(tmp_path):
    rows = [("2020", "SE", "Norway", "8501", "1,5"), ("2020-03", "752", "DEU", "101", "2")]

    counts, facts, _ = checked(
        trade(tmp_path, *rows), replace(TRADE, decimal=",", scale=1000), tmp_path
    )

    assert (counts.read, counts.accepted, counts.start, counts.end) == (2, 2, 2020, 2020)
    assert facts.rows() == [
        ("ours", "2020", "SWE", "NOR", "export", "8501", 1500.0, None),
        ("ours", "2020-03", "SWE", "DEU", "export", "0101", 2000.0, None),
    ]
    SCHEMAS["exports"].validate(facts)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("20x1", "SE", "NO", "27", "1"), ("Year", "20x1", "period_is_a_year_or_a_month", None)),
        (("2020", "Sverje", "NO", "27", "1"), ("From", "Sverje", "country_is_known", "SWE")),
        (("2020", "SE", "NO", "2", "1,5"), ("V", "1,5", "decimal_mark_is_the_chosen_one", "1.5")),
        (("2020", "SE", "NO", "27", "abc"), ("V", "abc", "value_is_a_number", None)),
        (("2020", "SE", "SE", "27", "1"), ("To", "SE", "partner_differs_from_reporter", None)),
        (("2020", "SE", "NO", None, "1"), ("HS", None, "is_given", None)),
        (("2020", "SE", "NO", "27", "inf"), ("V", "inf", "value_is_plausible", None)),
    ],
)
def test_a_bad_row_is_rejected_with_its_line_and_a_fix(tmp_path, row, expected):
    good = ("2020", "SE", "DK", "27", "1")

    counts, facts, rejects = checked(trade(tmp_path, good, row), TRADE, tmp_path)

    assert (counts.accepted, counts.rejected, facts.height) == (1, 1, 1)
    assert rejects.rows() == [(3, *expected)]
    assert [(b.column, b.rule, b.rows) for b in counts.broken] == [(expected[0], expected[2], 1)]


@pytest.mark.parametrize(("unit", "most"), [("usd", 1e18), ("million_usd", 1e12)])
def test_an_amount_is_held_to_what_can_be_in_single_units(tmp_path, unit, most):
    rows = [("2020", "SE", "NO", "27", f"{most:g}"), ("2020", "SE", "DK", "27", f"-{most:g}1")]

    _, facts, rejects = checked(trade(tmp_path, *rows), replace(TRADE, unit=unit), tmp_path)

    assert facts["value"].to_list() == [most]
    assert rejects.select("value", "rule").rows() == [(f"-{most:g}1", "value_is_plausible")]


def test_a_row_with_two_faults_is_one_row_rejected(tmp_path):
    counts, _, rejects = checked(
        trade(tmp_path, ("20x1", "Nowhereland", "NO", "27", "1")), TRADE, tmp_path
    )

    assert counts.rejected == 1
    assert sorted(rejects["column"]) == ["From", "Year"]


def test_cells_that_changed_places_are_told(tmp_path):
    row = ("2020", "SE", "1500", "27", "Norway")

    _, _, rejects = checked(trade(tmp_path, row), TRADE, tmp_path)

    assert rejects.rows() == [
        (2, "To", "1500", "cells_stand_in_their_own_columns", "Norway"),
        (2, "V", "Norway", "cells_stand_in_their_own_columns", "1500"),
    ]


def test_aggregates_are_left_out_and_counted_or_rejected(tmp_path):
    rows = [("2020", "SE", "NO", "27", "1"), ("2020", "SE", "EU27_2020", "27", "5")]

    counts, facts, _ = checked(trade(tmp_path, *rows), TRADE, tmp_path)
    refused, _, rejects = checked(
        trade(tmp_path, *rows), replace(TRADE, aggregates="reject"), tmp_path
    )

    assert counts.left_out == {"aggregate": 1}
    assert facts["partner"].to_list() == ["NOR"]
    assert refused.rejected == 1
    assert rejects["rule"].to_list() == ["country_is_no_aggregate"]


def test_suppressed_values_are_gaps_with_a_status(tmp_path):
    rows = [("2020", "SE", "NO", "27", "x"), ("2020", "SE", "DK", "27", None)]

    counts, facts, _ = checked(trade(tmp_path, *rows), TRADE, tmp_path)

    assert facts.select("value", "status").rows() == [(None, "suppressed")]
    assert counts.left_out == {"no_value": 1}


def test_only_wanted_rows_are_read_and_the_others_counted(tmp_path):
    rows = [("2020", "SE", "NO", "27", "1", "value"), ("2020", "SE", "NO", "27", "9", "weight")]
    whole = trade(tmp_path, *rows, columns=("Year", "From", "To", "HS", "V", "Measure"))

    counts, facts, _ = checked(whole, replace(TRADE, keep={"Measure": ("value",)}), tmp_path)

    assert counts.left_out == {"not_wanted": 1}
    assert facts["value"].to_list() == [1]


def test_rows_that_contradict_each_other_are_all_rejected(tmp_path):
    rows = [
        ("2020", "SE", "NO", "27", "1"),
        ("2020", "SE", "NO", "27", "2"),
        ("2020", "SE", "DK", "27", "3"),
        ("2020", "Sweden", "DNK", "27", "3.0"),
    ]

    counts, facts, rejects = checked(trade(tmp_path, *rows), TRADE, tmp_path)

    assert (counts.accepted, counts.rejected) == (1, 3)
    assert facts.select("partner", "value").rows() == [("DNK", 3.0)]
    assert rejects.select("line", "rule").rows() == [
        (2, "key_is_unique"),
        (3, "key_is_unique"),
        (5, "row_is_given_once"),
    ]


def test_rows_of_one_key_are_added_where_they_are_to_be_merged(tmp_path):
    rows = [
        ("2020", "SE", "NO", "27", "1"),
        ("2020", "SE", "NO", "27", "2"),
        ("2020", "SE", "NO", "27", "c"),
        ("2020", "SE", "DK", "27", "c"),
        ("2020", "SE", "DK", "27", "c"),
    ]

    counts, facts, _ = checked(trade(tmp_path, *rows), replace(TRADE, repeated="merge"), tmp_path)

    assert (counts.accepted, counts.facts) == (5, 2)
    assert facts.sort("partner").select("partner", "value", "status").rows() == [
        ("DNK", None, "confidential"),
        ("NOR", 3.0, "confidential"),
    ]


@pytest.mark.parametrize("word", ["Gesamt", " I alt ", "Grand total:"])
def test_a_row_that_calls_itself_a_total_where_its_date_stands_is_left_out(tmp_path, word):
    good = ("2020", "SE", "DK", "27", "1")

    counts, facts, rejects = checked(
        trade(tmp_path, good, (word, None, None, None, "1")), TRADE, tmp_path
    )

    assert (counts.left_out, facts.height, rejects.height) == ({"total": 1}, 1, 0)


def test_a_code_whose_parts_are_here_is_a_total_and_left_out(tmp_path):
    rows = [
        ("2020", "SE", "NO", "03", "30"),
        ("2020", "SE", "NO", "0301", "10"),
        ("2020", "SE", "NO", "0302", "20"),
        ("2020", "SE", "NO", "04", "5"),
    ]

    counts, facts, _ = checked(trade(tmp_path, *rows), TRADE, tmp_path)

    assert counts.left_out == {"total": 1}
    assert sorted(facts["product"]) == ["0301", "0302", "04"]
    assert facts["value"].sum() == 35


def test_a_code_that_is_less_than_its_parts_contradicts_them(tmp_path):
    rows = [("2020", "SE", "NO", "03", "12"), ("2020", "SE", "NO", "0301", "20")]

    counts, facts, rejects = checked(trade(tmp_path, *rows), TRADE, tmp_path)

    assert (counts.accepted, counts.rejected, counts.left_out) == (1, 1, {})
    assert facts["product"].to_list() == ["0301"]
    assert rejects.rows() == [(2, "V", "12.0", "total_equals_its_parts", "20.0")]


@pytest.mark.parametrize(
    ("word", "total", "is_wrong"),
    [
        ("World", "30", False),
        ("World", "45", False),
        ("World", "28", True),
        ("Summa", "30", False),
        ("Summa", "45", True),
        ("I alt", "20", True),
    ],
)
def test_a_total_row_among_the_details_is_left_out_or_contradicts_them(
    tmp_path, word, total, is_wrong
):
    rows = [("2020", "SE", "NO", "27", "10"), ("2020", "SE", "DK", "27", "20")]
    whole = trade(tmp_path, *rows, ("2020", "SE", word, "27", total))

    counts, facts, rejects = checked(whole, TRADE, tmp_path)

    assert facts["value"].sum() == 30
    assert counts.left_out == ({} if is_wrong else {"world": 1})
    expected = [(4, "V", f"{total}.0", "total_equals_its_parts", "30.0")]
    assert rejects.rows() == (expected if is_wrong else [])


def test_lines_that_could_not_be_read_are_rejected_as_they_are(tmp_path):
    whole = trade(tmp_path, ("2020", "SE", "NO", "27", "1"), ("2020", "SE", "DK", "27", "2"))
    faults = tmp_path / "faults.parquet"
    pl.DataFrame([(3, None, '2020,"SE,DK', "stray_quote")], FAULTS, orient="row").write_parquet(
        faults
    )

    counts, facts, rejects = checked(replace(whole, faults=str(faults)), TRADE, tmp_path)

    assert (counts.read, counts.accepted, counts.rejected) == (2, 1, 1)
    assert facts["partner"].to_list() == ["NOR"]
    assert rejects.rows() == [(3, "", '2020,"SE,DK', "stray_quote", None)]


def test_columns_that_are_dropped_are_never_read(tmp_path):
    whole = table({"Land": ["SE"], "År": ["2020"], "v": ["1"], "Kontakt": ["a@b.se"]}, tmp_path)
    mapping = Mapping(
        "indicators",
        columns={"country": "Land", "year": "År", "value": "v", "status": "Kontakt"},
        constants={"indicator": "trees"},
        drop=("Kontakt",),
    )

    _, facts, _ = checked(whole, mapping, tmp_path)

    assert facts["status"].to_list() == [None]


def test_a_column_that_is_not_there_is_a_problem(tmp_path):
    whole = table({"Year": ["2020"]}, tmp_path)

    with pytest.raises(Problem) as problem:
        checked(whole, TRADE, tmp_path)

    assert problem.value.values == {"columns": "From, HS, To, V", "count": 4}


def test_a_cancelled_check_stops_with_that(tmp_path):
    def cancel(step, done):
        raise Cancelled

    with pytest.raises(Cancelled):
        check(
            trade(tmp_path, ("2020", "SE", "NO", "27", "1")), TRADE, "ours", tmp_path / "w", cancel
        )

    assert not (tmp_path / "w" / "facts.parquet").exists()


def test_batches_make_no_difference(tmp_path, monkeypatch):
    rows = [("2020", "SE", "NO", f"{code:04d}", "1") for code in range(100, 130)]
    rows += [("2020", "SE", "NO", "0105", "2"), ("2020", "SE", "World", "0105", "9")]
    whole = trade(tmp_path, *rows)
    one = checked(whole, TRADE, tmp_path)

    monkeypatch.setattr("data.intake.check.ROWS", 7)
    several = checked(whole, TRADE, tmp_path)

    assert one[0] == several[0]
    assert one[1].equals(several[1])
    assert one[2].equals(several[2])


def test_the_line_of_a_fact_is_the_line_of_its_row(tmp_path):
    rows = trade(tmp_path, ("2020", "SE", "NO", "27", "1"), first=41).scan().collect()

    assert facts_of(rows, TRADE, "ours").facts[LINE].to_list() == [41]
