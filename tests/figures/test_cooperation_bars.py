import pytest

from analytics.timeline import timeline
from figures.cooperation_bars import SHOWN, cooperation_bars
from tests.analytics.frames import cooperation_facts
from tests.figures.contexts import context

RECORDS = timeline(
    cooperation_facts(
        {"id": "day", "start": "2020-03-01", "end": "2021-03-01", "party_country": "SWE"},
        {"id": "year", "start": "2019"},
        {"id": "none"},
    )
)
WHERE = context("agreements")


def bars(card):
    return next(trace for trace in card.figure.data if trace.type == "bar")


def pieces(card, name):
    """Start, end and opacity of each part of a record's bar."""
    trace = bars(card)
    return [
        (base, round(base + width, 2), float(colour[5:-1].split(",")[3]) if "(" in colour else 1.0)
        for base, width, colour, change in zip(
            trace.base, trace.x, trace.marker.color, trace.customdata, strict=True
        )
        if change == f"record={name}"
    ]


def test_headline_counts_what_is_told():
    card = cooperation_bars(RECORDS, WHERE)
    assert card.headline == "Of 3 records of cooperation, 2 state a start and 1 an end"
    assert "One record without a start is listed below." in card.note
    assert card.period == "2019\u20132020"


def test_a_bar_between_two_days_is_solid():
    (piece,) = pieces(cooperation_bars(RECORDS, WHERE), "day")
    assert piece == (pytest.approx(2020.164), pytest.approx(2021.16, abs=0.01), 1.0)


def test_a_start_known_to_the_year_is_pale_over_it_and_no_end_fades_out():
    found = pieces(cooperation_bars(RECORDS, WHERE), "year")
    assert found[0] == (2019, 2020, 0.35)
    opacities = [alpha for _, _, alpha in found[2:]]
    assert opacities == sorted(opacities, reverse=True)
    assert opacities[-1] < 0.1


def test_the_latest_start_is_on_top_and_a_record_without_one_has_no_bar():
    card = cooperation_bars(RECORDS, WHERE)
    assert card.table["start"].to_list() == ["2020-03-01", "2019"]
    assert len(card.figure.layout.annotations) == 2


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
    assert set(bars(card).customdata) == {"record=day", "record=year"}


def test_without_a_start_nothing_can_be_drawn():
    undated = RECORDS.filter(id="none")
    assert "Those without one are listed below" in cooperation_bars(undated, WHERE).empty
