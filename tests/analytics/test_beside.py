from analytics.beside import visits_beside
from tests.analytics.frames import cooperation_facts, visit_facts

PARTIES = cooperation_facts(
    {"id": "r", "party": "a", "party_country": "SWE", "sector": "water"},
    {"id": "r", "party": "b", "party_country": "IND", "sector": "water"},
    {"id": "r", "party": "c", "party_country": None, "sector": "water"},
).collect()


def test_visits_beside_a_record_share_two_of_its_countries_and_its_sector() -> None:
    visits = visit_facts(
        {"origins": ["IND"], "host": "SWE", "sector": "water", "date": "2018"},
        {"origins": ["SWE", "NOR"], "host": "IND", "sector": "water", "date": "2019"},
        {"origins": ["IND"], "host": "SWE", "sector": "energy"},
        {"origins": ["SWE"], "host": "SWE", "sector": "water"},
        {"origins": ["NOR"], "host": "SWE", "sector": "water"},
        {"origins": [], "host": "SWE", "sector": "water"},
    )
    assert visits_beside(visits, PARTIES)["id"].to_list() == ["V1", "V0"]
