from typing import Any, Final

import polars as pl

from data.words import Words
from figures.card import Card, Context, empty_card
from figures.ends_shown import subject_colour
from figures.funnel_stages import hover, meaning
from figures.share_bars import Share, share_bars
from figures.theme import SCALE_HUE, format_colour, sector_colour

KEY: Final = "funnel_groups"
MOST: Final = 14


def funnel_groups(groups: pl.DataFrame, context: Context) -> Card:
    """The share of one stage by cohort, origin, sector or format.

    Takes the rows of `funnel` by one column and the page's options `by` and `stage`. Cohorts are in
    their order and tell where they are too young; the others by how many visits they have.
    """
    words, by = context.words, context.option("by")
    rows = groups.filter(pl.col("stage") == context.option("stage"))
    if rows.is_empty() or not rows["old"].sum():
        return empty_card(KEY, context, f"{KEY}.empty")
    ordered = rows if by == "cohort" else rows.sort("old", by, descending=[True, False])
    shown = ordered if by == "cohort" else ordered.filter(pl.col("old") > 0).head(MOST)
    return Card(
        key=KEY,
        headline=_headline(ordered, context),
        unit=words(
            f"{KEY}.unit",
            stage=words(f"funnel_stages.stage.{context.option('stage')}"),
            months=context.option("months"),
        ),
        period=context.period,
        datasets=context.datasets,
        table=ordered,
        figure=share_bars([_row(row, by, words) for row in shown.iter_rows(named=True)], words),
        alt=words(f"{KEY}.alt", by=words(f"funnel.by.{by}"), count=shown.height),
        note=" ".join(
            filter(
                None,
                [
                    meaning(context),
                    words(f"{KEY}.origin") if by == "origin" else "",
                    _rest(ordered.height - shown.height, words),
                ],
            )
        ),
    )


def _headline(rows: pl.DataFrame, context: Context) -> str:
    """The groups with most visits: of a sample their counts, else whether they differ for sure."""
    words, by = context.words, context.option("by")
    known = rows.filter(pl.col("old") > 0)
    first = known.sort("old", by, descending=[True, False]).row(0, named=True)
    if context.sampled or known.height == 1:
        return words(
            f"{KEY}.headline.{'counts' if first['reached'] else 'none'}",
            name=_name(first[by], by, words),
            count=first["reached"],
            old=words.amount(first["old"], "visits"),
        )
    high = known.sort("low", descending=True).row(0, named=True)
    low = known.sort("high").row(0, named=True)
    return words(
        f"{KEY}.headline.{'apart' if high['low'] > low['high'] else 'alike'}",
        by=words(f"funnel.by.{by}"),
        high=_name(high[by], by, words),
        low=_name(low[by], by, words),
        high_share=words.percent(high["share"]),
        low_share=words.percent(low["share"]),
    )


def _row(row: dict[str, Any], by: str, words: Words) -> Share:
    name = _name(row[by], by, words)
    told = words("funnel.of", reached=row["reached"], old=row["old"])
    if not row["old"]:
        kind = "young" if row["young"] else "undated"
        told = words(f"funnel.none_old.{kind}", count=row[kind])
    return Share(
        name,
        told,
        _colour(row[by], by),
        row["share"],
        row["low"],
        row["high"],
        hover(name, row, words),
    )


def _name(code: Any, by: str, words: Words) -> str:
    if by == "cohort":
        return words("term.undated") if code is None else str(code)
    if by == "origin":
        return words.country(code)
    if by == "format":
        return words.term("format", code) if code else words("visits.no_format")
    return words.sector(code)


def _colour(code: Any, by: str) -> str:
    if by == "sector":
        return sector_colour(code)
    if by == "format":
        return format_colour(code)
    return subject_colour(str(code)) if by == "origin" else SCALE_HUE


def _rest(count: int, words: Words) -> str:
    return words(f"{KEY}.rest", count=count) if count > 0 else ""
