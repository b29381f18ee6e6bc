"""What a dataset can't show by sector and country, in sentences: missing is not zero."""

from collections.abc import Collection

import polars as pl

from data.crosswalk import indistinct
from data.dataset import Dataset
from data.words import Words
from figures.card import Context


def direction(context: Context) -> str:
    """Which way the page looks: "out", "in", "between"; "joint" for what has no direction."""
    joint = context.selection.measure == "agreements"
    return "joint" if joint else context.option("direction") or "out"


def subject(context: Context, unnamed: Collection[str] = ()) -> str:
    """What the page looks at in words: what the chosen countries but `unnamed` ones export."""
    words, chosen = context.words, context.selection
    held = [code for code in chosen.home if code not in unnamed]
    whole = len(held) == len(chosen.home) and not chosen.countries
    return words(
        f"sectors.subject.{chosen.measure}.{direction(context)}",
        count=len(held),
        countries=words.countries(["SIX"] if whole else held),
    )


def inseparable(dataset: Dataset, words: Words) -> dict[str, str]:
    """The sectors that a dataset's classification can't tell apart, each with the sentence why."""
    return {sector: words(key) for sector, key in indistinct(dataset.classification).items()}


def fuels(context: Context) -> str:
    """Of exports, that energy is not what a reader may take for it; of records nothing."""
    return context.words("sectors.fuels") if context.dataset.kind == "exports" else ""


def countries_without_rows(flows: pl.DataFrame, end: str, context: Context) -> list[str]:
    """The chosen countries that have no row at one end of the flows, in the house order.

    Of a sample that is every other day's news; of statistics it is a gap to be told.
    """
    held = set(flows[end].to_list())
    return [] if context.sampled else [code for code in context.selection.home if code not in held]


def absence(codes: list[str], context: Context) -> str:
    """The sentence for countries without rows; empty where there are none."""
    words = context.words
    if not codes:
        return ""
    narrowed = context.selection.sectors or context.selection.partners
    kind = "narrowed" if narrowed else "whole"
    named = words.countries(codes)
    return words(f"sectors.without_rows.{kind}", count=len(codes), countries=named)
