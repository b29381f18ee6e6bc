import dataframely as dy
import polars as pl
import pytest

from data.schemas import SCHEMAS, Cooperation, Exports, Indicators, Visits, is_partial_date
from data.vocabulary import KINDS

EXPORT = {
    "dataset": "d",
    "period": "2022",
    "reporter": "SWE",
    "partner": "NOR",
    "flow": "export",
    "product": "D",
    "value": 1.0,
    "status": None,
}
VISIT = {
    **dict.fromkeys(Visits.column_names()),
    "dataset": "d",
    "id": "V1",
    "origins": [],
    "host": "SWE",
    "sector": "energy",
    "status": "reported",
}
PARTY = {
    **dict.fromkeys(Cooperation.column_names()),
    "dataset": "d",
    "id": "C1",
    "title": "t",
    "type": "mou",
    "sector": "water",
    "party": "p",
}
INDICATOR = {
    "dataset": "d",
    "indicator": "i",
    "country": "SWE",
    "year": 2020,
    "value": 1.0,
    "status": None,
}


def broken_rules(schema: type[dy.Schema], *rows: dict[str, object]) -> set[str]:
    columns = {name: column.dtype for name, column in schema.columns().items()}
    _, failure = schema.filter(pl.DataFrame(list(rows), columns))
    return set(failure.counts())


@pytest.mark.parametrize(
    ("schema", "row"),
    [(Exports, EXPORT), (Visits, VISIT), (Cooperation, PARTY), (Indicators, INDICATOR)],
)
def test_least_good_row_obeys_every_rule(schema: type[dy.Schema], row: dict[str, object]) -> None:
    assert broken_rules(schema, row) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"partner": "SWE"}, "partner_differs_from_reporter"),
        ({"value": None}, "value_or_status_is_given"),
        ({"value": float("nan")}, "value|check__value_is_plausible"),
        ({"value": float("-inf")}, "value|check__value_is_plausible"),
        ({"value": 1.1e18}, "value|check__value_is_plausible"),
        ({"period": "2022-13"}, "period|check__period_is_a_year_or_a_month"),
        ({"period": "٢٠٢٢"}, "period|check__period_is_a_year_or_a_month"),
        ({"period": "1899"}, "period|check__period_is_a_year_or_a_month"),
        ({"partner": "NO"}, "partner|check__is_an_alpha_3_code"),
        ({"flow": "re-export"}, "flow|check__flow_is_known"),
        ({"product": " "}, "product|check__is_not_blank"),
    ],
)
def test_bad_export_breaks_its_rule_alone(change: dict[str, object], rule: str) -> None:
    assert broken_rules(Exports, EXPORT | change) == {rule}


def test_suppressed_export_needs_no_value() -> None:
    assert broken_rules(Exports, EXPORT | {"value": None, "status": "suppressed"}) == set()


def test_same_export_twice_breaks_the_key() -> None:
    assert broken_rules(Exports, EXPORT, EXPORT | {"value": 2.0}) == {"primary_key"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"date": "2019-02-30"}, "date|check__date_is_a_partial_iso_date"),
        ({"origins": ["NO"]}, "origins|inner_check__is_an_alpha_3_code"),
        ({"origins": ["NOR", "NOR"]}, "origins_are_named_once"),
        ({"sector": "steel"}, "sector|check__sector_is_known"),
        ({"format": "letter"}, "format|check__format_is_known"),
        (
            {"participants": 0, "participants_is": "exact"},
            "participants|check__participants_are_counted_from_one",
        ),
        ({"participants": 5}, "participants_say_how_they_were_counted"),
        ({"source_url": "see report"}, "source_url|check__is_a_web_address"),
        ({"host": None}, "host|nullability"),
    ],
)
def test_bad_visit_breaks_its_rule_alone(change: dict[str, object], rule: str) -> None:
    assert broken_rules(Visits, VISIT | change) == {rule}


@pytest.mark.parametrize(
    ("start", "end", "good"),
    [
        ("2018-10", "2018", True),
        ("2018", "2018-01-01", True),
        ("2018-10", "2018-09", False),
        ("2018-10-02", "2018-10-01", False),
        (None, "2018", True),
        ("2018", None, True),
    ],
)
def test_end_is_compared_as_far_as_both_dates_are_known(
    start: str | None, end: str | None, good: bool
) -> None:
    rules = broken_rules(Cooperation, PARTY | {"start": start, "end": end})
    assert rules == (set() if good else {"end_is_not_before_start"})


def test_parties_that_tell_another_record_are_both_refused() -> None:
    other = PARTY | {"party": "q", "sector": "energy"}
    assert broken_rules(Cooperation, PARTY, other) == {"parties_share_one_record"}


@pytest.mark.parametrize(
    ("date", "good"),
    [
        ("2018", True),
        ("2018-10", True),
        ("2018-10-31", True),
        ("2020-02-29", True),
        ("2019-02-29", False),
        ("2018-00", False),
        ("31.10.2018", False),
        ("1899-12-31", False),
        ("2018-1٢", False),
        ("18", False),
    ],
)
def test_partial_dates(date: str, good: bool) -> None:
    assert pl.select(is_partial_date(pl.lit(date))).item() is good


def test_every_kind_has_a_schema_whose_columns_are_described() -> None:
    assert set(SCHEMAS) == set(KINDS)
    assert all(c.description for s in SCHEMAS.values() for c in s.columns().values())
