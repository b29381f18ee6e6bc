import polars as pl

from analytics.facing import facing, pairs
from tests.analytics.frames import exports

HOME = ("SWE", "DEU")


def _agreements(pairs: list[tuple[str, str | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "origin": [origin for origin, _ in pairs],
            "destination": [destination for _, destination in pairs],
            "type": ["mou"] * len(pairs),
            "amount": [1.0] * len(pairs),
        },
        {"origin": pl.String, "destination": pl.String, "type": pl.String, "amount": pl.Float64},
    )


def _ends(flows: pl.DataFrame) -> list[tuple[str, str | None]]:
    return sorted(flows.select("origin", "destination").iter_rows(), key=str)


def test_an_agreement_is_seen_from_its_home_country():
    assert _ends(facing(_agreements([("CHN", "SWE")]), HOME, "out")) == [("SWE", "CHN")]


def test_an_agreement_between_two_home_countries_is_seen_from_both():
    both = [("DEU", "SWE"), ("SWE", "DEU")]
    assert _ends(facing(_agreements([("DEU", "SWE")]), HOME, "out")) == both


def test_an_agreement_with_one_known_country_keeps_its_unknown_end():
    assert _ends(facing(_agreements([("SWE", None)]), HOME, "out")) == [("SWE", None)]


def test_visits_keep_their_direction():
    visits = _agreements([("CHN", "SWE"), ("SWE", "CHN")]).rename({"type": "format"})
    assert _ends(facing(visits, HOME, "in")) == [("CHN", "SWE")]


def test_pairs_of_a_sector_count_what_lies_in_two_sectors_in_full():
    flows = exports(
        (2022, "SWE", "DEU", "energy", 10.0, 5.0), (2022, "SWE", "DEU", "mobility", 10.0, 5.0)
    )
    assert pairs(flows)["amount"].to_list() == [10.0]
    assert pairs(flows, "energy")["amount"].to_list() == [10.0]
    assert pairs(flows, "water").is_empty()
