from analytics.timeline import timeline
from figures.undated_records import undated_records
from tests.analytics.frames import cooperation_facts
from tests.figures.contexts import context

RECORDS = timeline(
    cooperation_facts(
        {"id": "a", "start": None, "party": "Town", "party_country": "SWE"},
        {"id": "a", "start": None, "party": "Network", "party_country": None},
        {"id": "b", "start": "2020"},
    )
)


def test_only_records_without_a_start_are_listed_with_all_their_parties():
    card = undated_records(RECORDS, context("agreements"))
    assert card.headline == "One record states no start and has no place in time"
    assert card.table["parties"].to_list() == ["Town; Network"]
    assert card.table["countries"].to_list() == [["SWE"]]
    assert card.figure is None


def test_where_all_state_a_start_it_says_so():
    dated = RECORDS.filter(id="b")
    assert undated_records(dated, context("agreements")).empty == (
        "Every record of this selection states a start."
    )
    assert "Nothing is recorded" in undated_records(dated.clear(), context("agreements")).empty
