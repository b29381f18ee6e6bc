import polars as pl
import pytest

from data import catalogue
from figures import visit_list as module
from figures.visit_list import listed, visit_list
from tests.figures.contexts import context


@pytest.fixture(scope="module")
def visits():
    return catalogue.facts("visits_curated").collect()


def test_no_visit_is_in_two_lists_of_follow_ups(visits):
    counts = {name: listed(visits, name).height for name in ("no_follow_up", "follow_up")}
    announced = listed(visits, "announced").height
    assert counts == {"no_follow_up": 170, "follow_up": 37}
    assert announced == 24
    assert sum(counts.values()) + announced == visits.height == listed(visits, "all").height


def test_the_list_of_all_tells_how_many_were_only_announced(visits):
    assert visit_list(visits, context("visits", {"list": "all"})).headline == (
        "231 visits on record, 24 of them only announced, each with its source"
    )


def test_the_list_without_follow_up_counts_what_took_place(visits):
    card = visit_list(visits, context("visits", {"list": "no_follow_up"}))
    assert card.headline == "170 of 207 visits took place without a known follow-up"
    assert card.figure is None
    assert set(card.table["follow_up"]) == {"none_known"}


def test_dates_stay_as_precise_as_they_are_known(visits):
    table = visit_list(visits, context("visits")).table
    assert {len(date) for date in table["date"].drop_nulls()} == {4, 7, 10}
    assert table["source_url"].null_count() == 0


def test_a_long_register_is_cut_and_says_so(visits, monkeypatch):
    monkeypatch.setattr(module, "MOST", 10)
    card = visit_list(visits, context("visits"))
    assert card.table.height == 10
    assert card.note.startswith("The first 10 are shown")


@pytest.mark.parametrize("chosen", ["all", "no_follow_up", "follow_up", "announced"])
def test_nothing_says_why(visits, chosen):
    assert visit_list(visits.clear(), context("visits", {"list": chosen})).empty


def test_the_columns_answer_who_where_what_how_and_then(visits):
    assert isinstance(visit_list(visits, context("visits")).table.schema["origins"], pl.List)
