from analytics.timeline import timeline
from figures.cooperation_types import cooperation_types
from tests.analytics.frames import cooperation_facts
from tests.figures.contexts import context
from tests.plotly_figure import plotly

RECORDS = timeline(
    cooperation_facts(
        {"id": "a", "type": "mou", "sector": "energy"},
        {"id": "b", "type": "mou", "sector": "water"},
        {"id": "c", "type": "twin_city", "sector": "energy"},
    )
)


def test_headline_counts_the_types_at_both_ends():
    card = cooperation_types(RECORDS, context("agreements"))
    assert card.headline == (
        "From 2 memoranda and letters of intent to 1 twin city: 3 records of cooperation by type"
    )
    assert "our coding" in card.note


def test_one_type_is_the_whole():
    card = cooperation_types(RECORDS.filter(type="twin_city"), context("agreements"))
    assert card.headline == "1 twin city on record, nothing of another type"


def test_every_record_is_one_square_of_its_sector():
    card = cooperation_types(RECORDS, context("agreements"))
    assert card.table["records"].sum() == 3
    assert {trace.name for trace in plotly(card).data if trace.showlegend} == {"energy", "water"}


def test_nothing_says_why():
    assert cooperation_types(RECORDS.clear(), context("agreements")).empty
