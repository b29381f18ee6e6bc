import polars as pl
import pytest

from analytics.partnership import partnership

FLOWS = [
    ("SWE", "DEU", 30.0),
    ("DEU", "SWE", 20.0),
    ("SWE", "CHN", 50.0),
    ("CHN", "DEU", 10.0),
    ("SWE", "ROW", 15.0),
    ("SWE", None, 5.0),
]


@pytest.fixture
def flows():
    return pl.DataFrame(
        {
            "year": [2022] * len(FLOWS),
            "origin": [row[0] for row in FLOWS],
            "destination": [row[1] for row in FLOWS],
            "sector": ["energy"] * len(FLOWS),
            "amount": [row[2] for row in FLOWS],
            "amount_once": [row[2] for row in FLOWS],
            "reported_by": ["origin"] * len(FLOWS),
            "missing": [0] * len(FLOWS),
        },
        schema_overrides={"year": pl.Int32},
    )


def test_flows_out_are_of_the_home_countries_and_placed(flows):
    found = partnership(flows, ["SWE"], "out", 5)
    assert found.flows.rows() == [("SWE", "CHN", 50.0), ("SWE", "DEU", 30.0)]
    assert found.links == 2
    assert found.unplaced == 5.0


def test_shares_are_of_all_that_leaves_the_rest_of_the_world_included(flows):
    found = partnership(flows, ["SWE"], "out", 5)
    assert dict(found.shares.rows()) == {"CHN": 0.5, "DEU": 0.3}


def test_shares_in_are_of_all_that_arrives(flows):
    found = partnership(flows, ["DEU"], "in", 5)
    assert dict(found.shares.rows()) == {"SWE": 0.75, "CHN": 0.25}


def test_between_has_flows_of_both_ways_and_no_shares(flows):
    found = partnership(flows, ["SWE", "DEU"], "between", 5)
    assert found.flows.rows() == [("SWE", "DEU", 30.0), ("DEU", "SWE", 20.0)]
    assert found.shares.is_empty()
    assert dict(found.totals.rows()) == {"SWE": 50.0, "DEU": 50.0}


def test_only_the_strongest_are_shown_and_the_others_counted(flows):
    found = partnership(flows, ["SWE", "DEU"], "both", 1)
    assert found.flows.rows() == [("SWE", "CHN", 50.0)]
    assert found.links == 4


def test_nothing_gives_empty_frames(flows):
    found = partnership(flows.clear(), ["ISL"], "out", 5)
    assert found.flows.is_empty()
    assert found.links == 0


def visits(*rows):
    return pl.DataFrame(
        {
            "year": [2020] * len(rows),
            "month": [None] * len(rows),
            "origin": [row[0] for row in rows],
            "destination": [row[1] for row in rows],
            "sector": ["energy"] * len(rows),
            "format": ["physical"] * len(rows),
            "follow_up": [None] * len(rows),
            "status": ["reported"] * len(rows),
            "amount": [1.0] * len(rows),
            "amount_once": [row[2] for row in rows],
        }
    )


def test_a_host_counts_a_visit_of_two_origins_once():
    joint = visits(("SWE", "DEU", 0.5), ("CHN", "DEU", 0.5))
    found = partnership(joint, ["SWE", "DEU"], "in", 5)
    assert found.totals.rows() == [("DEU", 1.0)]


def test_an_origin_counts_a_joint_visit_as_one():
    joint = visits(("SWE", "DEU", 0.5), ("CHN", "DEU", 0.5))
    found = partnership(joint, ["SWE"], "out", 5)
    assert found.totals.rows() == [("SWE", 1.0)]


def test_a_part_of_a_visit_gives_no_total():
    found = partnership(visits(("CHN", "DEU", 0.5)), ["DEU"], "in", 5)
    assert found.totals.is_empty()
    assert found.flows.rows() == [("CHN", "DEU", 1.0)]
