from analytics.ends import named
from analytics.exchange import exchange_by_sector, exchange_by_year
from tests.analytics.frames import exports, rows

FLOWS = exports(
    (2010, "SWE", "DEU", "energy", 10.0),
    (2011, "SWE", "DEU", "energy", 30.0),
    (2011, "DEU", "SWE", "energy", 20.0),
    (2011, "SWE", "FIN", "mobility", 5.0),
    (2011, "SWE", "ROW", "mobility", 1.0),
)


def test_both_directions_stand_side_by_side_in_the_last_year():
    found = exchange_by_sector(FLOWS, named(FLOWS), "SWE", "DEU")
    assert rows(found.rows, "year", "sector", "out", "in_", "balance") == [
        (2011, "energy", 30.0, 20.0, 10.0)
    ]
    assert (found.out, found.in_) == (30.0, 20.0)


def test_without_a_partner_the_other_end_is_everybody():
    found = exchange_by_sector(FLOWS, named(FLOWS), "SWE")
    assert rows(found.rows, "sector", "out", "in_") == [
        ("energy", 30.0, 20.0),
        ("mobility", 6.0, None),
    ]


def test_what_lies_in_two_sectors_is_whole_in_both_and_once_in_the_sum():
    flows = exports(
        (2011, "SWE", "DEU", "energy", 8.0, 4.0), (2011, "SWE", "DEU", "water", 8.0, 4.0)
    )
    found = exchange_by_sector(flows, named(flows), "SWE", "DEU")
    assert found.rows["out"].to_list() == [8.0, 8.0]
    assert (found.out, found.in_) == (8.0, None)


def test_a_country_without_rows_of_its_own_is_missing_and_not_zero():
    found = exchange_by_year(FLOWS, named(FLOWS), "NOR", "DEU")
    assert found.rows.is_empty()
    assert found.unnamed == ("NOR",)
    assert found.lumped


def test_years_without_a_row_stay_absent():
    found = exchange_by_year(FLOWS, named(FLOWS), "SWE", "DEU")
    assert rows(found.rows, "year", "out", "in_", "balance") == [
        (2010, 10.0, None, None),
        (2011, 30.0, 20.0, 10.0),
    ]
