import polars as pl

from figures.newest_records import newest_records
from tests.figures.contexts import context

SCHEMA = {
    "date": pl.String,
    "kind": pl.String,
    "countries": pl.List(pl.String),
    "host": pl.String,
    "title": pl.String,
    "by": pl.String,
    "at": pl.String,
    "status": pl.String,
    "type": pl.String,
    "source_title": pl.String,
    "source_url": pl.String,
}
SOURCE = ("A page", "https://example.org")


def _records(*rows):
    return pl.DataFrame(rows, SCHEMA, orient="row")


VISIT = ("2025-03", "visits", ["KEN"], "SWE", "waste", "A city", "A utility", "reported", None)
SIGNED = ("2024", "agreements", ["SGP", "SWE"], None, "A memorandum", None, None, None, "mou")


def test_headline_tells_the_latest_as_precisely_as_it_is_dated():
    card = newest_records(_records((*VISIT, *SOURCE)), context("visits"))
    assert card.headline == "The latest record is of a visit, March 2025: Kenya → Sweden"


def test_agreements_are_between_and_named_by_type():
    card = newest_records(_records((*SIGNED, *SOURCE)), context("agreements"))
    assert card.headline == "The latest record is of an agreement, 2024: Singapore and Sweden"
    assert card.table["detail"].to_list() == ["memorandum or letter of intent"]


def test_who_came_to_whom_is_told_as_far_as_known():
    alone = (*VISIT[:6], None, *VISIT[7:])
    nobody = (*VISIT[:5], None, None, *VISIT[7:])
    rows = [(*visit, *SOURCE) for visit in (VISIT, alone, nobody)]
    card = newest_records(_records(*rows), context("visits"))
    assert card.table["detail"].to_list() == ["A city, at A utility", "A city", None]


def test_an_announced_visit_says_so():
    announced = (*VISIT[:7], "announced", None, *SOURCE)
    assert newest_records(_records(announced), context("visits")).table["status"].to_list() == [
        "announced"
    ]


def test_many_countries_are_counted_and_none_is_told():
    many = (*VISIT[:2], ["KEN", "IND", "CHN", "USA"], *VISIT[3:], *SOURCE)
    none = (*VISIT[:2], [], *VISIT[3:], *SOURCE)
    card = newest_records(_records(many, none), context("visits"))
    assert card.table["between"].to_list() == [
        "4 countries → Sweden",
        "origin not stated → Sweden",
    ]


def test_nothing_says_what_to_do():
    assert "Take out a filter" in newest_records(_records(), context("visits")).empty
