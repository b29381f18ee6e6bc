import pytest

from analytics.timeline import timeline
from figures.bar_pieces import pieces
from figures.cooperation_bars import SHOWN, cooperation_bars
from tests.analytics.frames import cooperation_facts
from tests.figures.contexts import context
from tests.plotly_figure import plotly

RECORDS = timeline(
    cooperation_facts(
        {"id": "day", "start": "2020-03-01", "end": "2021-03-01", "party_country": "SWE"},
        {"id": "year", "start": "2019"},
        {"id": "none"},
    )
)
WHERE = context("agreements")


def clear(card):
    """The marks that are pointed at and clicked, one a record."""
    return plotly(card).data[-1]


def test_headline_counts_what_is_told():
    card = cooperation_bars(RECORDS, WHERE)
    assert card.headline == "3 records of cooperation: 2 with a start, 1 with an end"
    assert "One record without a start is not drawn." in card.note
    assert card.period == "2019\u20132020"


def test_every_part_of_a_bar_is_drawn_and_one_mark_lies_over_all_of_them():
    card = cooperation_bars(RECORDS, WHERE)
    parts = next(trace for trace in plotly(card).data if trace.type == "bar")
    assert len(parts.base) == len(list(pieces("2020-03-01", "2021-03-01", 2))) + len(
        list(pieces("2019", None, 2))
    )
    assert len(clear(card).base) == 2
    assert "2019 \u2013 end not stated" in clear(card).hovertext[1]


def test_the_latest_start_is_on_top_and_a_record_without_one_has_no_bar():
    card = cooperation_bars(RECORDS, WHERE)
    assert card.table["start"].to_list() == ["2020-03-01", "2019"]
    assert len(plotly(card).layout.annotations) == 2


@pytest.mark.parametrize(("option", "drawn"), [("20", SHOWN), ("all", 30)])
def test_only_the_latest_are_drawn_until_all_are_wanted(option, drawn):
    many = timeline(
        cooperation_facts(*({"id": f"r{n}", "start": str(1990 + n)} for n in range(30)))
    )
    card = cooperation_bars(many, context("agreements", {"rows": option}))
    assert card.table.height == drawn
    assert card.unit == f"{drawn} of 30 records, the latest start first"


def test_a_click_opens_the_record():
    card = cooperation_bars(RECORDS, WHERE)
    assert card.clickable
    assert set(clear(card).customdata) == {"record=day", "record=year"}


def test_without_a_start_nothing_can_be_drawn():
    undated = RECORDS.filter(id="none")
    assert "Those without one are listed below" in cooperation_bars(undated, WHERE).empty
    assert "Nothing is recorded" in cooperation_bars(RECORDS.clear(), WHERE).empty
