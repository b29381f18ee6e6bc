from analytics.whole_visits import visit_pairs, whole_visits
from tests.analytics.frames import rows, visit_facts

FACTS = visit_facts(
    {"date": "2018-10", "origins": ["NOR", "DEU"], "host": "SWE"},
    {"date": "2018", "origins": ["NOR"], "host": "SWE", "status": "announced"},
    {"date": None, "origins": [], "host": "SWE"},
)


def test_a_visit_is_one_from_however_many_countries() -> None:
    whole = whole_visits(FACTS)
    assert whole["amount_once"].to_list() == [1.0, 1.0, 1.0]
    assert whole.select("year", "month").rows() == [(2018, 10), (2018, None), (None, None)]


def test_pairs_count_each_origin_in_full_and_the_host_once() -> None:
    assert rows(visit_pairs(whole_visits(FACTS))) == [
        ("DEU", "SWE", 1, 0, 2, 1),
        ("NOR", "SWE", 1, 1, 2, 1),
        (None, "SWE", 1, 0, 2, 1),
    ]
