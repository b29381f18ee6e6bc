from typing import Any, Final

import polars as pl

from data.frames import Frames
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.change_since import signed
from figures.effect_told import verdict, withheld
from figures.share_bars import Share, share_bars
from figures.theme import CONTEXT_GREY, SCALE_HUE

KEY: Final = "effect_robustness"
PUBLISHED: Final = {"rose": (0.06, 0.10), "nitsch": (0.08, 0.10), "head_ries": (0.0, 0.0)}
"""Sizes in the literature, from lowest to highest; the last found none that can be told from 0."""


def effect_robustness(found: Frames, context: Context) -> Card:
    """The effect estimated in other ways, and the sizes that others have published.

    Takes the frames of `visit_effect`. Where the effect itself is withheld, so are these: each
    would be as biased. The placebo ought to hold nought; what is published is of other countries,
    times and kinds of visits.
    """
    words = context.words
    row = found["effect"].row(0, named=True)
    if withheld(row):
        return empty_card(KEY, context, f"{KEY}.withheld.{verdict(row)}")
    rows = found["robustness"]
    known = rows.filter(pl.col("effect").is_not_null())
    shown = [_row(row, words) for row in rows.iter_rows(named=True)]
    shown += [_published(name, low, high, words) for name, (low, high) in PUBLISHED.items()]
    return Card(
        key=KEY,
        headline=_headline(known, words),
        unit=words(f"{KEY}.unit"),
        period=words.period(context.dataset.start, context.dataset.end),
        datasets=context.datasets,
        table=rows.with_columns(variant=pl.Series([_name(v, words) for v in rows["variant"]])),
        figure=share_bars(shown, words),
        alt=words(f"{KEY}.alt", count=rows.height),
        note=words(f"{KEY}.note"),
    )


def _headline(known: pl.DataFrame, words: Words) -> str:
    """How many ways hold nought, and whether the placebo finds what can't be there."""
    ways = known.filter(pl.col("variant") != "placebo")
    above = ways.filter(pl.col("low") > 0).height
    placebo = known.filter(
        pl.col("variant") == "placebo", (pl.col("low") > 0) | (pl.col("high") < 0)
    )
    return words(
        f"{KEY}.headline.{'placebo' if placebo.height else 'ways'}", above=above, count=ways.height
    )


def _row(row: dict[str, Any], words: Words) -> Share:
    name = _name(row["variant"], words)
    if row["effect"] is None:
        told = words(f"{KEY}.no_cells")
        return Share(name, told, CONTEXT_GREY, None, None, None, told)
    told = signed(row["effect"], words)
    low, high = signed(row["low"], words), signed(row["high"], words)
    hover = words(f"{KEY}.hover", name=name, effect=told, low=low, high=high, cells=row["cells"])
    colour = CONTEXT_GREY if row["variant"] == "placebo" else SCALE_HUE
    return Share(name, told, colour, row["effect"], row["low"], row["high"], hover)


def _published(name: str, low: float, high: float, words: Words) -> Share:
    told = words(f"{KEY}.published.{name}.size")
    hover = words(f"{KEY}.published.{name}.hover")
    name = words(f"{KEY}.published.{name}.name")
    return Share(name, told, CONTEXT_GREY, (low + high) / 2, low, high, hover)


def _name(variant: str, words: Words) -> str:
    return words(f"{KEY}.variant.{variant}")
