from datetime import date

from analytics.flows import sector_totals, years
from analytics.timeline import timeline
from tests.analytics.frames import cooperation_facts, record, rows

RECORDS = timeline(
    cooperation_facts(
        *record("B", ["SWE", "DEU", "SWE"], start="2018-10", end="2020"),
        *record("A", ["NOR", None], start="2018", end="2019-02"),
        *record("C", ["FIN", "ISL"]),
    )
)


def test_a_record_is_one_row_in_the_order_of_starts_with_the_undated_last() -> None:
    assert RECORDS["id"].to_list() == ["A", "B", "C"]


def test_countries_are_named_once_and_parties_as_they_stand() -> None:
    assert rows(RECORDS, "countries", "parties")[1] == (["DEU", "SWE"], ["B-0", "B-1", "B-2"])
    assert RECORDS["countries"][0].to_list() == ["NOR"]


def test_bars_span_what_partial_dates_allow() -> None:
    assert rows(RECORDS, "bar_start", "bar_end") == [
        (date(2018, 1, 1), date(2019, 2, 28)),
        (date(2018, 10, 1), date(2020, 12, 31)),
        (None, None),
    ]
    assert rows(RECORDS, "start_precision", "end_precision") == [
        ("year", "month"),
        ("month", "year"),
        (None, None),
    ]


def test_records_are_counted_by_the_functions_for_aggregates() -> None:
    assert rows(years(RECORDS)) == [(2018, 2.0), (None, 1.0)]
    assert rows(sector_totals(RECORDS)) == [("energy", 3.0, 3.0, 1.0)]
