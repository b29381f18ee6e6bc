from analytics.bilateral import pair_profile, pair_sectors, pair_years
from tests.analytics.frames import agreements, exports, rows, visits

TRADE = exports(
    (2020, "SWE", "NOR", "energy", 10.0, 5.0),
    (2020, "SWE", "NOR", "water", 10.0, 5.0),
    (2020, "NOR", "SWE", "energy", 4.0),
    (2021, "NOR", "SWE", "energy", 6.0),
    (2021, "DEU", "SWE", "energy", 99.0),
)


def test_a_profile_lays_out_both_directions() -> None:
    assert rows(pair_profile(TRADE, "SWE", "NOR")) == [
        ("out", "energy", 2020, 10.0, 5.0),
        ("out", "water", 2020, 10.0, 5.0),
        ("in", "energy", 2020, 4.0, 4.0),
        ("in", "energy", 2021, 6.0, 6.0),
    ]


def test_the_other_end_sees_the_same_turned_round() -> None:
    assert rows(pair_profile(TRADE, "NOR", "SWE"), "direction", "amount") == [
        ("out", 4.0),
        ("out", 6.0),
        ("in", 10.0),
        ("in", 10.0),
    ]


def test_sectors_stand_side_by_side_with_a_balance_where_both_sides_are_known() -> None:
    assert rows(pair_sectors(TRADE, "SWE", "NOR")) == [
        ("energy", 10.0, 10.0, 20.0, 0.0),
        ("water", 10.0, None, 10.0, None),
    ]


def test_years_count_a_product_of_two_sectors_once() -> None:
    assert rows(pair_years(TRADE, "SWE", "NOR")) == [
        (2020, 10.0, 4.0, 14.0, 6.0),
        (2021, None, 6.0, 6.0, None),
    ]


def test_agreements_lie_between_and_keep_the_undated_last() -> None:
    flows = agreements((None, "NOR", "SWE"), (2020, "NOR", "SWE"), (2020, "CHN", "SWE"))
    assert rows(pair_profile(flows, "SWE", "NOR"), "direction", "year") == [
        ("between", 2020),
        ("between", None),
    ]
    assert rows(pair_years(flows, "SWE", "NOR")) == [
        (2020, None, None, 1.0, None),
        (None, None, None, 1.0, None),
    ]


def test_a_visit_of_two_countries_is_whole_for_the_pair() -> None:
    flows = visits((2020, "NOR", "SWE", "energy", 0.5), (2020, "DNK", "SWE", "energy", 0.5))
    assert rows(pair_years(flows, "SWE", "NOR"), "in_") == [(1.0,)]
    assert rows(pair_profile(flows, "SWE", "NOR"), "amount", "amount_once") == [(1.0, 0.5)]


def test_a_pair_without_records_is_empty() -> None:
    assert pair_years(TRADE, "SWE", "ISL").is_empty()
