import polars as pl

from analytics.ends import ends, named, sides
from tests.analytics.frames import agreements, exports, rows, visits


def test_a_flow_is_seen_from_both_of_its_ends() -> None:
    seen = ends(exports((2020, "SWE", "NOR", "energy", 3.0)))
    assert rows(seen, "country", "partner", "side") == [
        ("SWE", "NOR", "out"),
        ("NOR", "SWE", "in"),
    ]


def test_every_end_that_has_a_name_is_named_once() -> None:
    flows = exports((2020, "SWE", "NOR", "energy", 3.0), (2021, "NOR", "ROW", "energy", None))
    unknown = agreements((2020, None, "SWE"))
    assert named(flows) == {"SWE", "NOR", "ROW"}
    assert named(unknown) == {"SWE"}


def test_an_agreement_has_no_side() -> None:
    seen = ends(agreements((2020, "NOR", "SWE")))
    assert seen["side"].to_list() == [None, None]


def test_an_unknown_end_does_not_look_but_is_seen() -> None:
    seen = ends(visits((2020, None, "SWE")))
    assert rows(seen, "country", "partner", "side") == [("SWE", None, "in")]
    alone = ends(agreements((2020, "SWE", None)))
    assert rows(alone, "country", "partner") == [("SWE", None)]
    assert ends(agreements((2020, None, None))).is_empty()


def test_a_flow_within_a_country_is_seen_once() -> None:
    assert rows(ends(visits((2020, "SWE", "SWE"))), "side") == [("in",)]


def test_a_visit_of_two_origins_is_one_for_each_and_one_for_its_host() -> None:
    flows = visits((2020, "NOR", "SWE", "energy", 0.5), (2020, "DNK", "SWE", "energy", 0.5))
    own = ends(flows).group_by("country").agg(pl.col("own").sum())
    assert sorted(rows(own)) == [("DNK", 1.0), ("NOR", 1.0), ("SWE", 1.0)]


def test_a_side_without_a_row_is_unknown_and_not_zero() -> None:
    seen = ends(exports((2020, "SWE", "NOR", "energy", 3.0)))
    assert sorted(rows(sides(seen, ["country"], "own"))) == [
        ("NOR", None, 3.0, 3.0),
        ("SWE", 3.0, None, 3.0),
    ]
