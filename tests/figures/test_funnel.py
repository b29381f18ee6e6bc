import polars as pl

from analytics.funnel import funnel
from analytics.selection import Selection
from analytics.whole_visits import whole_visits
from figures.card import Card, Context
from figures.funnel_groups import funnel_groups
from figures.funnel_stages import funnel_stages
from tests.analytics.frames import visit_facts
from tests.analytics.test_funnel import END
from tests.figures.contexts import ENGLISH, context, dataset
from tests.figures.drawn_spans import spans_of
from tests.plotly_figure import plotly

OPTIONS = {"months": "24", "by": "sector", "stage": "agreement"}


def census(options=OPTIONS):
    shown = dataset(kind="visits", unit="visits", coverage="census")
    return Context(ENGLISH, Selection(measure="visits"), (shown,), tuple(options.items()))


def rows(*visits, by=()):
    return funnel(whole_visits(visit_facts(*visits)), END, 24, by)


OLD = [{"date": "2018", "follow_up": "agreement"}, {"date": "2018"}, {"date": "2019"}]


def test_a_sample_shows_records_and_claims_no_rate():
    card = funnel_stages(rows(*OLD), context("visits", OPTIONS))
    assert card.headline == (
        "Of 3 visits on record at least 24 months old, known to have led to a pre-study or "
        "further: 1; to an agreement or further: 1; to exports: none known"
    )
    assert "no rate of all visits" in card.note
    assert "No follow-up known is not none" in card.note


def test_a_census_tells_the_share_and_its_interval():
    card = funnel_stages(rows(*OLD), census())
    assert card.headline.startswith("33.3% of 3 visits at least 24 months old are known")
    assert "(6.1% to 79.2%)" in card.headline


def test_what_is_too_young_is_told_apart():
    card = funnel_stages(rows(*OLD, {"date": "2022"}, {}), census())
    assert "One visit is too young to tell" in card.note
    assert "One visit has no date" in card.note
    assert "too young" in funnel_stages(rows({"date": "2022"}), census()).empty


def test_the_bands_are_the_intervals():
    stages = rows(*OLD)
    card = funnel_stages(stages, census())
    [bands] = [trace for trace in plotly(card).data if trace.mode == "lines"]
    assert spans_of(bands) == stages.select("low", "high").rows()


def test_groups_whose_bands_do_not_meet_lie_apart():
    many = [{"date": "2018", "sector": "energy", "follow_up": "export"}] * 20
    none = [{"date": "2018", "sector": "water"}] * 20
    visits = [dict(row, id=f"V{n}") for n, row in enumerate([*many, *none])]
    card = funnel_groups(rows(*visits, by=["sector"]), census())
    assert card.headline.startswith("energy and water lie apart")
    alike = [{"date": "2018", "sector": "energy"}, {"date": "2018", "sector": "water"}]
    assert (
        "No two can be told apart" in funnel_groups(rows(*alike, by=["sector"]), census()).headline
    )


def test_a_cohort_that_is_too_young_says_so_in_its_row():
    options = OPTIONS | {"by": "cohort"}
    card = funnel_groups(rows(*OLD, {"date": "2022"}, by=["cohort"]), census(options))
    texts = {note.y: note.text for note in plotly(card).layout.annotations}
    axis = plotly(card).layout.yaxis
    assert {name: texts[at] for at, name in zip(axis.tickvals, axis.ticktext, strict=True)} == {
        "2018": "1 of 2",
        "2019": "0 of 1",
        "2022": "1 too young to tell",
    }


def test_without_an_old_visit_the_card_says_what_to_do():
    card = funnel_groups(rows({"date": "2022"}, by=["sector"]), census())
    assert isinstance(card, Card)
    assert "Choose a shorter time" in card.empty
    assert isinstance(card.table, pl.DataFrame)
