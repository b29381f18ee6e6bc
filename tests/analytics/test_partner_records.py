from analytics.partner_records import partner_records, records_by_country
from analytics.timeline import timeline
from tests.analytics.frames import cooperation_facts, rows


def parties(name: str, *countries: str | None, sector: str = "energy") -> list[dict[str, object]]:
    return [
        {"id": name, "party": f"{name} {c}", "party_country": c, "sector": sector}
        for c in countries
    ]


RECORDS = timeline(
    cooperation_facts(
        *parties("two", "SWE", "IND"),
        *parties("home", "SWE", "NOR", sector="water"),
        *parties("alone", "SWE", None),
        *parties("abroad", "SWE", "NOR", "IND", "CHN"),
    )
)


def test_a_record_counts_once_for_each_partner() -> None:
    assert rows(partner_records(RECORDS, ["SWE", "NOR"])) == [
        ("CHN", "energy", 1.0),
        ("IND", "energy", 2.0),
        ("NOR", "energy", 1.0),
        ("NOR", "water", 1.0),
        ("SWE", "energy", 1.0),
        ("SWE", "water", 1.0),
    ]


def test_a_home_country_alone_is_not_its_own_partner() -> None:
    found = partner_records(RECORDS, ["SWE"])
    assert "SWE" not in found["partner"]
    assert found.filter(partner="NOR")["amount"].sum() == 2


def test_countries_count_every_record_that_names_them() -> None:
    assert rows(records_by_country(RECORDS)) == [
        ("SWE", "SWE", 4.0),
        ("IND", "IND", 2.0),
        ("NOR", "NOR", 2.0),
        ("CHN", "CHN", 1.0),
    ]
