"""Months, quarters and regions become values of years and countries, or are left out."""

import random
import statistics

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from data.intake.mapping import Mapping, Wide
from data.intake.preview import preview
from data.intake.suggest import suggest
from data.intake.year_parts import each_part
from tests.data.intake import truth
from tests.data.intake.tables import checked, real, table, tables_of

MONTHS = [f"2020M{month:02d}" for month in range(1, 13)]
PARTED = Mapping(
    "indicators",
    columns={"year": "When", "value": "Value"},
    constants={"indicator": "Waste", "country": "SWE"},
    yearly="sum",
)


def parted(folder, rows):
    whens, values = zip(*rows, strict=True)
    return table({"When": whens, "Value": values}, folder)


def found(folder, rows, mapping=PARTED):
    """Year and value of what is stored, and what was left out."""
    counts, facts, _ = checked(parted(folder, rows), mapping, folder)
    return dict(facts.select("year", "value").iter_rows()), counts.left_out


@pytest.mark.parametrize(
    ("text", "year", "part"),
    [
        ("2020", 2020, 101),
        ("2020-03", 2020, 1203),
        ("2020M12", 2020, 1212),
        ("202001", 2020, 1201),
        ("2020Q1", 2020, 401),
        ("2020-K4", 2020, 404),
        ("2020 kvartal 2", 2020, 402),
        ("Q3 2020", 2020, 403),
        ("2020Q5", None, None),
        ("20٢٢Q1", None, None),
        ("2020-٣", None, None),
        ("2020-13", None, None),
        ("soon", None, None),
    ],
)
def test_a_text_is_a_year_a_quarter_or_a_month(text, year, part):
    told = each_part(pl.Series([text])).row(0, named=True)

    assert (told["year"], told["part"]) == (year, part)
    assert told["rule"] == (None if year else "period_is_a_year_or_a_month")


@pytest.mark.parametrize(("yearly", "value"), [("sum", 78.0), ("mean", 6.5), ("last", 12.0)])
def test_the_months_of_a_whole_year_become_its_value(tmp_path, yearly, value):
    rows = [(when, str(number)) for number, when in enumerate(MONTHS, 1)]

    years, left = found(tmp_path, rows[::-1], replace(PARTED, yearly=yearly))

    assert years == {2020: value}
    assert left == {}


@pytest.mark.parametrize(
    ("rows", "yearly", "years", "left"),
    [
        ([(m, "1") for m in MONTHS[:11]], "sum", {}, {"year_not_whole": 11}),
        ([(m, "1") for m in MONTHS[:11]], "last", {}, {"year_not_whole": 11}),
        ([(m, "1") for m in MONTHS[6:]], "last", {2020: 1.0}, {}),
        ([*((m, "1") for m in MONTHS[:11]), (MONTHS[11], ":")], "sum", {}, {"year_not_whole": 12}),
        ([("2020", ":")], "sum", {2020: None}, {}),
        ([(f"2020Q{q}", "2") for q in (1, 2, 3, 4)], "sum", {2020: 8.0}, {}),
        ([*((m, "1") for m in MONTHS), ("2020", "13")], "sum", {2020: 13.0}, {"part_of_year": 12}),
        (
            [*((m, "1") for m in MONTHS), *((f"2020Q{q}", "3") for q in (1, 2, 3, 4))],
            "sum",
            {2020: 12.0},
            {"part_of_year": 4},
        ),
        (
            [*((m, "1") for m in MONTHS[:5]), *((f"2020Q{q}", "3") for q in (1, 2, 3, 4))],
            "sum",
            {2020: 12.0},
            {"part_of_year": 5},
        ),
    ],
)
def test_a_year_that_is_not_whole_has_no_value(tmp_path, rows, yearly, years, left):
    mapping = replace(PARTED, yearly=yearly, statuses={":": "missing"})

    told, out = found(tmp_path, rows, mapping)

    assert told == years
    assert out == left


def test_without_a_choice_months_are_no_years(tmp_path):
    rows = [(when, "1") for when in MONTHS]

    counts, facts, rejects = checked(parted(tmp_path, rows), replace(PARTED, yearly=""), tmp_path)

    assert (facts.height, counts.rejected) == (0, 12)
    assert set(rejects["rule"]) == {"year_is_a_year"}


def test_months_side_by_side_become_years(tmp_path):
    columns = {"Land": ["SE", "NO"]} | {when: ["1", "2"] for when in MONTHS}
    mapping = Mapping(
        "indicators",
        columns={"country": "Land"},
        constants={"indicator": "Waste"},
        wide=Wide(tuple(MONTHS), "year"),
        yearly="mean",
    )

    _, facts, _ = checked(table(columns, tmp_path), mapping, tmp_path)

    assert dict(facts.select("country", "value").iter_rows()) == {"SWE": 1.0, "NOR": 2.0}


@given(
    values=st.lists(st.integers(-1000, 1000), min_size=12, max_size=48),
    lost=st.sets(st.integers(0, 47), max_size=3),
    yearly=st.sampled_from(["sum", "mean", "last"]),
    seed=st.integers(0, 99),
)
def test_years_are_those_of_plain_arithmetic_whatever_the_order(
    tmp_path_factory, values, lost, yearly, seed
):
    given_rows = {
        (2000 + place // 12, place % 12 + 1): value
        for place, value in enumerate(values)
        if place not in lost
    }
    rows = [(f"{year}-{month:02d}", str(v)) for (year, month), v in given_rows.items()]
    random.Random(seed).shuffle(rows)
    expected = {}
    for year in {year for year, _ in given_rows}:
        months = {month: value for (y, month), value in given_rows.items() if y == year}
        if yearly == "last" and 12 in months:
            expected[year] = months[12]
        elif yearly != "last" and len(months) == 12:
            expected[year] = sum(months.values()) / (12 if yearly == "mean" else 1)

    years, left = found(tmp_path_factory.mktemp("years"), rows, replace(PARTED, yearly=yearly))

    assert years == pytest.approx(expected)
    assert sum(left.values()) == sum(1 for year, _ in given_rows if year not in expected)


REGIONS = {
    "Region": ["Skåne", "Uppsala"] * 3,
    "År": ["2019", "2019", "2020", "2020", "2021", "2021"],
    "Indikator": ["Avfall"] * 6,
    "Värde": ["1", "2", "3", ":", "5", "6"],
}


def test_regions_are_added_up_where_the_user_says_that_they_are_all(tmp_path):
    whole = table(REGIONS, tmp_path)
    suggested = suggest(whole)
    assert suggested.refused == ""
    assert "repeated" in suggested.open
    assert "Region" not in suggested.mapping.columns.values()
    country = suggested.mapping.constants | {"country": "SWE"}
    mapping = replace(suggested.mapping, constants=country, repeated="merge")

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert dict(facts.select("year", "value").iter_rows()) == {2019: 3.0, 2021: 11.0}
    assert counts.left_out == {"part_missing": 2}


def test_a_sum_lacks_a_region_that_is_not_named(tmp_path):
    columns = {name: cells[:5] for name, cells in REGIONS.items()}
    mapping = Mapping(
        "indicators",
        columns={"year": "År", "value": "Värde", "indicator": "Indikator"},
        constants={"country": "SWE"},
        repeated="merge",
    )

    counts, facts, _ = checked(table(columns, tmp_path), mapping, tmp_path)

    assert facts["year"].to_list() == [2019]
    assert counts.left_out == {"part_missing": 3}


@pytest.mark.parametrize("name", ["00 Riket", "Hela landet", "0 Hele landet", "Koko maa"])
def test_the_whole_country_is_kept_where_it_stands_among_its_regions(tmp_path, name):
    columns = REGIONS | {"Region": [name, "Uppsala"] * 3, "Värde": list("123456")}
    suggested = suggest(table(columns, tmp_path))
    assert "repeated" not in suggested.open
    assert suggested.mapping.keep == {"Region": (name,)}
    country = suggested.mapping.constants | {"country": "SWE"}

    counts, facts, _ = checked(
        table(columns, tmp_path), replace(suggested.mapping, constants=country), tmp_path
    )

    assert facts["value"].to_list() == [1.0, 3.0, 5.0]
    assert counts.left_out == {"not_wanted": 3}


def test_a_monthly_index_of_an_office_becomes_yearly_means(tmp_path):
    name = "formats/ssb_29843_jsonstat1.json.gz"
    whole = next(tables_of(name, tmp_path))
    suggested = suggest(whole)
    assert (suggested.refused, suggested.open) == ("", ("unit", "yearly"))
    country = suggested.mapping.constants | {"country": "NOR"}

    counts, facts, _ = checked(
        whole, replace(suggested.mapping, constants=country, yearly="mean"), tmp_path
    )

    expected = {
        key: statistics.mean(months)
        for key, months in truth.months(real(name)).items()
        if len(months) == 12
    }
    told = {(i, y): v for i, y, v in facts.select("indicator", "year", "value").iter_rows()}
    assert {(i.replace(" \u00b7 ", "|"), y): v for (i, y), v in told.items()} == pytest.approx(
        expected
    )
    assert counts.rejected == 0


def test_four_months_of_all_regions_are_no_year(tmp_path):
    whole = next(tables_of("formats/scb_pxwebapi2_TAB6471_jsonstat2.json", tmp_path))
    suggested = suggest(whole)
    assert suggested.open == ("unit", "repeated", "yearly")
    country = suggested.mapping.constants | {"country": "SWE"}
    mapping = replace(suggested.mapping, constants=country, yearly="last", repeated="merge")

    counts, facts, _ = checked(whole, mapping, tmp_path)

    assert facts.height == 0
    assert (counts.accepted, counts.left_out) == (0, {"year_not_whole": counts.read})


def test_the_preview_shows_values_as_they_will_be_stored(tmp_path):
    rows = [(when, str(number)) for number, when in enumerate(MONTHS, 1)]
    by_region = [(when, value) for when, value in rows for _ in range(2)]

    months = preview(parted(tmp_path, rows), replace(PARTED, yearly="mean"))
    by_last = replace(PARTED, yearly="last", repeated="merge")
    regions = preview(parted(tmp_path, by_region), by_last)

    assert months.rows.select("year", "value").rows() == [(2020, 6.5)]
    assert regions.rows.select("year", "value").rows() == [(2020, 24.0)]
    assert (months.hindrance, regions.hindrance) == (None, None)


def test_the_preview_tells_that_no_year_is_whole_or_that_parts_of_all_sums_are_missing(tmp_path):
    rows = [(when, "1") for when in MONTHS[:4]]
    holed = [(when, value) for when in MONTHS for value in ("1", "..")]

    months = preview(parted(tmp_path, rows), replace(PARTED, yearly="mean"))
    by_last = replace(PARTED, yearly="last", repeated="merge")
    regions = preview(parted(tmp_path, holed), by_last)

    assert (months.rows.height, months.hindrance) == (0, ("left_out", "year_not_whole"))
    assert (regions.rows.height, regions.hindrance) == (0, ("left_out", "part_missing"))
