from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from analytics.funnel import funnel
from analytics.whole_visits import whole_visits
from data.vocabulary import STAGES
from tests.analytics.frames import visit_facts

END = date(2022, 12, 31)


def counted(*rows, months=24, by=()):
    return funnel(whole_visits(visit_facts(*rows)), END, months, by)


def of(frame, stage, *columns):
    return frame.filter(pl.col("stage") == stage).select(columns).row(0)


def test_a_stage_counts_what_came_so_far_or_farther():
    frame = counted(
        {"date": "2018-05-01", "follow_up": "agreement"},
        {"date": "2018-05-01", "follow_up": "pre_study"},
        {"date": "2018-05-01"},
        {"date": "2018-05-01", "follow_up": "export"},
    )
    assert frame["reached"].to_list() == [3, 3, 2, 2, 1]
    assert frame["old"].to_list() == [4] * 5
    low, high = proportion_confint(2, 4, method="wilson")
    assert of(frame, "agreement", "share", "low", "high") == pytest.approx((0.5, low, high))


def test_visits_too_young_to_tell_stand_apart_even_if_they_reached_the_stage():
    frame = counted(
        {"date": "2020-12-31", "follow_up": "agreement"},
        {"date": "2021-01-01", "follow_up": "agreement"},
        {"date": "2022-03"},
    )
    columns = ("old", "reached", "young", "young_reached")
    assert of(frame, "agreement", *columns) == (1, 1, 2, 1)


@pytest.mark.parametrize(("when", "old"), [("2020", 1), ("2020-12", 1), ("2021", 0)])
def test_a_coarse_date_counts_from_its_last_day(when, old):
    assert of(counted({"date": when}), "visit", "old") == (old,)


def test_undated_and_announced_visits_are_in_no_share():
    frame = counted({"follow_up": "export"}, {"date": "2015", "status": "announced"})
    assert of(frame, "export", "old", "reached", "share", "low", "undated") == (0, 0, None, None, 1)


def test_a_visit_of_several_origins_is_whole_for_each_and_one_in_all():
    row = {"date": "2018", "origins": ["SWE", "FIN"], "host": "DNK", "follow_up": "export"}
    assert of(counted(row), "export", "old", "reached") == (1, 1)
    by_origin = counted(row, by=["origin"]).filter(pl.col("stage") == "export")
    assert by_origin.select("origin", "reached").rows() == [("FIN", 1), ("SWE", 1)]


def test_cohorts_are_years_in_their_order():
    frame = counted({"date": "2019-02"}, {"date": "2018"}, {"date": "2022"}, by=["cohort"])
    rows = frame.filter(pl.col("stage") == "visit").select("cohort", "old", "young").rows()
    assert rows == [(2018, 1, 0), (2019, 1, 0), (2022, 0, 1)]


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2015", "2019-06", "2021-03-02", "2022", None]),
            st.sampled_from([*STAGES, None]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_later_stages_hold_no_more_and_all_groups_add_up(drawn):
    rows = [{"date": when, "follow_up": stage} for when, stage in drawn]
    frame = counted(*rows)
    assert frame["reached"].to_list() == sorted(frame["reached"], reverse=True)
    assert set(frame.select(pl.sum_horizontal("old", "young", "undated")).to_series()) == {
        len(rows)
    }
    cohorts = counted(*rows, by=["cohort"]).group_by("stage").agg(pl.col("old", "reached").sum())
    both = frame.select("stage", "old", "reached").sort("stage")
    assert cohorts.sort("stage").equals(both)
    known = frame.drop_nulls("share")
    assert (known["low"] <= known["share"]).all()
    assert (known["share"] <= known["high"]).all()
