from typing import Any, Final

import polars as pl

from data.vocabulary import STAGES
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.share_bars import Share, share_bars
from figures.theme import SCALE_HUE

KEY: Final = "funnel_stages"
TABLE: Final = (
    *("stage", "old", "reached", "share", "low", "high"),
    *("young", "young_reached", "undated"),
)


def funnel_stages(stages: pl.DataFrame, context: Context) -> Card:
    """How many visits are known to have reached each stage, of those that are old enough.

    Takes the rows of `funnel` without groups. Of a sample it shows records, and claims no rate.
    """
    words = context.words
    if stages.is_empty():
        return empty_card(KEY, context, "empty.no_flows")
    old = int(stages["old"][0])
    if not old:
        return empty_card(KEY, context, f"{KEY}.young", count=int(stages["young"][0]))
    rows = [_row(row, words) for row in stages.iter_rows(named=True)]
    return Card(
        key=KEY,
        headline=_headline(stages, context),
        unit=words(f"{KEY}.unit", months=context.option("months")),
        period=context.period,
        datasets=context.datasets,
        table=stages.select(TABLE),
        figure=share_bars(rows, words),
        alt=words(f"{KEY}.alt", stages=words.join(f"{row.name} {row.told}" for row in rows)),
        note=note(stages, context),
    )


def _headline(stages: pl.DataFrame, context: Context) -> str:
    words, counts = context.words, dict(stages.select("stage", "reached").iter_rows())
    old = int(stages["old"][0])
    return words(
        f"{KEY}.headline.{'sample' if context.sampled else 'full'}",
        count=old,
        months=context.option("months"),
        agreement=_many(counts["agreement"], words),
        pre_study=_many(counts["pre_study"], words),
        export=_many(counts["export"], words),
        share=words.percent(counts["agreement"] / old, 1),
        low=words.percent(stages["low"][STAGES.index("agreement")], 1),
        high=words.percent(stages["high"][STAGES.index("agreement")], 1),
    )


def _many(count: int, words: Words) -> str:
    return words.number(count) if count else words("stage.none_known")


def _row(row: dict[str, Any], words: Words) -> Share:
    name = words(f"{KEY}.stage.{row['stage']}")
    return Share(
        name,
        words("funnel.of", reached=row["reached"], old=row["old"]),
        SCALE_HUE,
        row["share"],
        row["low"],
        row["high"],
        hover(name, row, words),
    )


def hover(name: str, row: dict[str, Any], words: Words) -> str:
    """A share with its counts and its interval, to point at."""
    if row["share"] is None:
        return words("funnel.hover.young", name=name, young=row["young"])
    return words(
        "funnel.hover.share",
        name=name,
        reached=row["reached"],
        old=row["old"],
        share=words.percent(row["share"], 1),
        low=words.percent(row["low"], 1),
        high=words.percent(row["high"], 1),
    )


def note(stages: pl.DataFrame, context: Context) -> str:
    """What an interval means, that none known is not none, and what is in no share."""
    words, first = context.words, stages.row(0, named=True)
    parts = [meaning(context)]
    parts += [
        words(f"funnel.note.{kind}", count=first[kind])
        for kind in ("young", "undated")
        if first[kind]
    ]
    return " ".join(parts)


def meaning(context: Context) -> str:
    """What an interval means, and that none known is not none."""
    return context.words(f"funnel.note.{'sample' if context.sampled else 'full'}")
