from analytics.timeline import timeline
from figures.agreement_list import agreement_list
from tests.analytics.frames import cooperation_facts, record
from tests.figures.contexts import context

FACTS = cooperation_facts(
    *record("A", ["NOR", "DEU"], title="First", start="2019"),
    *record("B", ["NOR", "DEU"], title="Later", start="2021-03-01"),
    *record("C", ["NOR"], title="Undated"),
)


def drawn(facts=FACTS):
    return agreement_list(timeline(facts), context("agreements", countries=("NOR",)))


def test_the_latest_comes_first_and_the_undated_last():
    card = drawn()
    assert card.table["title"].to_list() == ["Later", "First", "Undated"]
    assert card.headline == "3 agreements are on record, the latest of them: Later"
    assert "One has no start" in card.note


def test_every_record_names_its_parties_and_its_source():
    table = drawn().table
    assert table["organisations"][0] == "B-0; B-1"
    assert table["source_url"].null_count() == 0


def test_none_on_record_is_said():
    assert "Nothing found is not nothing agreed" in drawn(FACTS.filter(False)).empty
