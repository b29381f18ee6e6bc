import polars as pl

from analytics.confirmed import HAPPENED
from data.words import Words
from figures.card import Card, Context, empty_card

MOST = 1000
"""Rows that are shown; a register may hold many more."""

COLUMNS = (
    "date",
    "origins",
    "host",
    "host_node",
    "host_organisation",
    "visitor_organisation",
    "topic",
    "sector",
    "format",
    "participants",
    "participants_is",
    "participants_of",
    "follow_up",
    "follow_up_note",
    "status",
    "source_title",
    "source_url",
)
"""What a reader gets of a visit, in the order of the questions who, where, what, how, and then."""

READ = (
    *("date", "origins", "visitor_organisation", "host", "host_node", "topic", "follow_up"),
    "source_url",
)
"""What of it is read on the page."""


def visit_list(visits: pl.DataFrame, context: Context) -> Card:
    """The recorded visits themselves, each with its source.

    Takes facts of visits, whole, the latest first; the page's `list` narrows them to those with,
    without a known follow-up, or only announced.
    """
    words, chosen = context.words, context.option("list") or "all"
    shown = listed(visits, chosen)
    if shown.is_empty():
        return empty_card("visit_list", context, f"visit_list.empty.{chosen}")
    return Card(
        key="visit_list",
        headline=_headline(shown, visits, chosen, words),
        unit=words("visit_list.unit"),
        period=context.period,
        datasets=context.datasets,
        table=_with_terms(shown.head(MOST).select(COLUMNS), words),
        read=READ,
        alt=words("visit_list.alt", count=shown.height),
        note=_note(shown.height, words),
    )


def _headline(shown: pl.DataFrame, visits: pl.DataFrame, chosen: str, words: Words) -> str:
    announced = int((shown["status"] == "announced").sum())
    return words(
        f"visit_list.headline.{'some_announced' if chosen == 'all' and announced else chosen}",
        count=shown.height,
        announced=announced,
        all=words.amount(_among(visits, chosen), "visits"),
    )


def _note(count: int, words: Words) -> str:
    told = words("visit_list.note")
    return f"{words('visit_list.cut', count=MOST)} {told}" if count > MOST else told


def listed(visits: pl.DataFrame, chosen: str) -> pl.DataFrame:
    """The visits of a list: all, no_follow_up, follow_up or announced.

    A visit that was only announced is in none of the two lists of follow-ups known and not known.
    """
    announced, known = ~HAPPENED, pl.col("follow_up").is_not_null()
    kept = {
        "announced": announced,
        "follow_up": ~announced & known,
        "no_follow_up": ~announced & ~known,
    }
    return visits.filter(kept[chosen]) if chosen in kept else visits


def _among(visits: pl.DataFrame, chosen: str) -> int:
    """Of how many visits a list is a part: a follow-up can only have what took place."""
    if chosen == "announced":
        return visits.height
    return int((visits["status"] != "announced").sum())


def _with_terms(table: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Empty follow-ups in words: none known is not none."""
    counted = pl.col("participants_of").replace_strict(
        {"delegation": words("visit_list.delegation"), "event": words("visit_list.event")},
        default=None,
        return_dtype=pl.String(),
    )
    return table.with_columns(pl.col("follow_up").fill_null("none_known"), participants_of=counted)
