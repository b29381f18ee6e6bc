"""A party's coordinates against the country that is named."""

import polars as pl
import pytest
from msgspec.structs import replace

from data.intake import places
from data.intake.cells import Cells, Known
from data.intake.checked import Broken, Righted
from data.intake.mapping import Mapping
from data.intake.places import RULE, placed
from data.intake.suggest import suggest
from tests.data.intake.tables import checked, table

FIXED = Mapping(
    "cooperation",
    columns={
        "title": "title",
        "id": "title",
        "party": "town",
        "party_country": "country",
        "latitude": "lat",
        "longitude": "lon",
    },
    constants={"type": "twin_city", "sector": "other"},
    repeated="merge",
)
TOWNS = {
    "title": ["one", "one", "two", "two"],
    "town": ["Malmö", "Vejle", "Turku", "Bonn"],
    "country": ["Sweden", "Sweden", "Finland", "Germany"],
    "lat": ["55.6", "55.7", "60.45", ""],
    "lon": ["13.0", "9.5", "22.27", "7.1"],
}


def fix(code, latitude, longitude):
    cells = Cells(pl.Series([code], dtype=pl.String))
    point = tuple(pl.Series([text], dtype=pl.String) for text in (latitude, longitude))
    found = placed(cells, point, "reject", Known())
    assert found.value.to_list() == [code]
    assert (found.rule is None) == (found.fix is None)
    return None if found.fix is None else found.fix[0]


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "expected"),
    [
        ("SWE", "59.33", "18.07", None),
        ("DNK", "59.33", "18.07", "SWE"),
        ("SWE", "55.68", "12.57", "DNK"),  # Copenhagen, 20 km from Sweden
        ("SWE", "56.0333", "12.6167", "DNK"),  # Helsingør, 4.1 km from Sweden and just at sea
        ("DNK", "56.05", "12.7167", "SWE"),  # Helsingborg
        ("DEU", "47.5517", "7.6592", None),  # Grenzach-Wyhlen, drawn 3 km inside Switzerland
        ("DEU", "47.6633", "9.1753", None),  # Konstanz
        ("SWE", "57.64", "18.3", None),  # Visby on Gotland
        ("DNK", "55.1", "14.7", None),  # Rønne on Bornholm
        ("SWE", "55.1", "14.7", "DNK"),
        ("DEU", "54.1825", "7.8853", None),  # Heligoland, which the borders lack
        ("EST", "57.8", "23.25", None),  # Ruhnu, too
        ("FIN", "60.1", "19.94", None),  # Mariehamn: Åland is Finland's
        ("ALA", "60.17", "24.94", None),
        ("DNK", "64.18", "-51.7", None),  # Nuuk
        ("FRA", "16.24", "-61.53", None),  # Guadeloupe
        ("GLP", "16.24", "-61.53", None),
        ("CHN", "25.03", "121.56", None),  # Taipei
        ("RUS", "44.95", "34.1", "UKR"),
        ("SWE", "-33.9", "151.2", "AUS"),
        ("FJI", "-16.8", "179.99", None),
        ("SWE", "18.07", "59.33", None),  # latitude and longitude have changed places
        ("DNK", "18.07", "59.33", None),  # so they have, but this is the sea
        ("SWE", "59,33", "18,07", None),
        ("DNK", " 59,33 ", "18,07", "SWE"),
        ("DNK", "0", "0", None),
        ("DNK", "", "18.07", None),
        ("DNK", None, None, None),
        ("DNK", "north", "18.07", None),
        ("DNK", "59°20'N", "18°4'E", None),
        ("DNK", "159.33", "18.07", None),
        ("DNK", "NaN", "18.07", None),
        ("DNK", "inf", "18.07", None),
        (None, "59.33", "18.07", None),
        ("ROW", "59.33", "18.07", None),
    ],
)
def test_a_country_is_contradicted_where_the_place_surely_lies_in_another(
    code, latitude, longitude, expected
):
    assert fix(code, latitude, longitude) == expected


def test_a_rule_that_was_broken_before_stays(tmp_path):
    cells = Cells(
        pl.Series(["DNK", None]),
        rule=pl.Series([None, "country_is_known"]),
        fix=pl.Series([None, "SWE"]),
    )
    point = (pl.Series(["59.33"] * 2), pl.Series(["18.07"] * 2))

    found = placed(cells, point, "reject", None)

    assert found.rule.to_list() == [RULE, "country_is_known"]
    assert found.fix.to_list() == ["SWE", "SWE"]


def test_each_point_is_worked_out_once_a_file(monkeypatch):
    worked = []
    before = places._elsewhere
    monkeypatch.setattr(
        places, "_elsewhere", lambda keys: worked.append(keys.len()) or before(keys)
    )
    known = Known()
    cells = Cells(pl.Series(["DNK", "DNK", "SWE"]))
    point = (pl.Series(["59.33"] * 3), pl.Series(["18.07"] * 3))
    for _ in range(2):
        assert placed(cells, point, "reject", known).fix.to_list() == ["SWE", "SWE", None]
    assert worked == [2]


def test_by_default_such_rows_are_rejected_with_the_country(tmp_path):
    counts, facts, rejects = checked(table(TOWNS, tmp_path), FIXED, tmp_path)

    assert counts.broken == (Broken(RULE, "country", 1),)
    assert rejects.rows() == [(3, "country", "Sweden", RULE, "DNK")]
    assert facts["party"].to_list() == ["Malmö", "Turku", "Bonn"]
    assert counts.righted == ()


def test_the_country_may_be_taken_from_the_coordinates_and_is_counted(tmp_path):
    mapping = replace(FIXED, misplaced="coordinates")

    counts, facts, _ = checked(table(TOWNS, tmp_path), mapping, tmp_path)

    assert counts.rejected == 0
    assert counts.righted == (Righted("SWE", "DNK", 1),)
    assert facts["party_country"].to_list() == ["SWE", "DNK", "FIN", "DEU"]
    assert not {"latitude", "longitude", "lat", "lon"} & set(facts.columns)


def test_the_country_may_be_taken_as_named_and_nothing_is_looked_up(tmp_path, monkeypatch):
    monkeypatch.setattr(places.borders, "lands", None)

    counts, facts, _ = checked(table(TOWNS, tmp_path), replace(FIXED, misplaced="named"), tmp_path)

    assert (counts.rejected, counts.righted) == (0, ())
    assert facts["party_country"].to_list() == ["SWE", "SWE", "FIN", "DEU"]


def test_a_column_that_is_dropped_checks_nothing(tmp_path):
    counts, _, _ = checked(table(TOWNS, tmp_path), replace(FIXED, drop=("lat",)), tmp_path)

    assert counts.rejected == 0


def test_coordinates_beside_the_country_of_a_party_are_found_by_name(tmp_path):
    mapping = suggest(table(TOWNS | {"type": ["twin city"] * 4}, tmp_path)).mapping

    assert (mapping.columns["latitude"], mapping.columns["longitude"]) == ("lat", "lon")
    assert places.is_told(mapping)


@pytest.mark.parametrize(
    "renamed", [{"lat": "partner lat"}, {"lat": "lat", "lon": "site longitude"}]
)
def test_coordinates_that_may_be_those_of_another_place_are_not(tmp_path, renamed):
    named = {renamed.get(name, name): texts for name, texts in TOWNS.items()}

    assert not places.is_told(suggest(table(named, tmp_path)).mapping)
