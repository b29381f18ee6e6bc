from analytics.dated_records import dated_records
from tests.analytics.frames import cooperation_facts, record, rows, visit_facts

VISITS = visit_facts(
    {"date": "2019-05", "origins": ["DEU"], "host": "NOR", "follow_up": "agreement"},
    {"date": "2018", "origins": ["NOR"], "host": "DEU"},
    {"origins": ["NOR"], "host": "DEU"},
    {"date": "2020", "origins": ["NOR"], "host": "DEU", "status": "announced"},
)
SIGNED = cooperation_facts(*record("A", ["NOR", "DEU"], start="2019-01-31", title="Pact"))


def test_every_record_is_one_row_that_says_what_it_was_to_the_country():
    found = dated_records(VISITS, SIGNED, "NOR")
    assert rows(found, "what", "date", "year", "title", "follow_up") == [
        ("made", "2018", 2018, None, None),
        ("agreements", "2019-01-31", 2019, "Pact", None),
        ("received", "2019-05", 2019, None, "agreement"),
        ("made", None, None, None, None),
    ]
