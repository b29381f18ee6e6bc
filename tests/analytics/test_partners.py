from analytics.partners import partner_ranking, partner_sectors, rank_change
from tests.analytics.frames import agreements, exports, rows, visits

TRADE = exports(
    (2020, "SWE", "NOR", "energy", 10.0, 5.0),
    (2020, "SWE", "NOR", "water", 10.0, 5.0),
    (2020, "NOR", "SWE", "energy", 20.0),
    (2020, "SWE", "DEU", "energy", 30.0),
    (2020, "SWE", "ROW", "energy", 40.0),
    (2020, "NOR", "DEU", "energy", 99.0),
)


def test_partners_are_ranked_by_both_directions() -> None:
    assert rows(partner_ranking(TRADE, ["SWE"])) == [
        ("DEU", 30.0, None, 30.0, 0.3, 1),
        ("NOR", 10.0, 20.0, 30.0, 0.3, 1),
        ("ROW", 40.0, None, 40.0, 0.4, None),
    ]


def test_ranking_by_one_side_leaves_partners_without_it_unranked() -> None:
    ranked = partner_ranking(TRADE, ["SWE"], "in_")
    assert rows(ranked, "partner", "share", "rank")[0] == ("NOR", 1.0, 1)
    assert ranked["rank"].to_list() == [1, None, None]


def test_the_unknown_partner_has_a_share_but_no_rank() -> None:
    flows = visits((2020, "NOR", "SWE"), (2020, None, "SWE"))
    assert rows(partner_ranking(flows, ["SWE"]), "partner", "in_", "share", "rank") == [
        ("NOR", 1.0, 0.5, 1),
        (None, 1.0, 0.5, None),
    ]


def test_agreements_rank_partners_without_sides() -> None:
    flows = agreements((2020, "NOR", "SWE"), (2021, "NOR", "SWE"), (2020, "CHN", "SWE"))
    assert rows(partner_ranking(flows, ["SWE"]), "partner", "out", "in_", "total", "rank") == [
        ("NOR", None, None, 2.0, 1),
        ("CHN", None, None, 1.0, 2),
    ]


def test_a_flow_between_two_home_countries_counts_for_both_as_partners() -> None:
    flows = exports((2020, "SWE", "NOR", "energy", 3.0))
    assert rows(partner_ranking(flows, ["SWE", "NOR"]), "partner", "out", "in_") == [
        ("NOR", 3.0, None),
        ("SWE", None, 3.0),
    ]


def test_partner_sectors_leave_out_what_is_not_recorded() -> None:
    assert rows(partner_sectors(TRADE.filter(TRADE["destination"] != "ROW"), ["SWE"])) == [
        ("DEU", "energy", 30.0, None, 30.0),
        ("NOR", "energy", 10.0, 20.0, 30.0),
        ("NOR", "water", 10.0, None, 10.0),
    ]


def test_a_partner_that_rises_has_a_positive_change() -> None:
    flows = exports(
        (2019, "SWE", "NOR", "energy", 9.0),
        (2019, "SWE", "DEU", "energy", 8.0),
        (2020, "SWE", "NOR", "energy", 1.0),
        (2020, "SWE", "DEU", "energy", 2.0),
        (2020, "SWE", "USA", "energy", 3.0),
    )
    assert rows(rank_change(flows, ["SWE"], 2019, 2020)) == [
        ("USA", None, 3.0, None, 1, None),
        ("DEU", 8.0, 2.0, 2, 2, 0),
        ("NOR", 9.0, 1.0, 1, 3, -2),
    ]
