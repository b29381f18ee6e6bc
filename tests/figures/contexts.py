"""Contexts for figures: a dataset of a measure, and a selection of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from analytics.selection import Selection
from data.dataset import Dataset
from data.vocabulary import KIND_OF_MEASURE, Measure
from data.words import Words
from figures.card import Context

ENGLISH = Words("en")

PLAIN = Dataset(
    name="made_up",
    kind="exports",
    title="Made up",
    producer="A producer",
    release="2026",
    licence="CC0",
    address="https://example.org/data",
    accessed="2026-11-23",
    derived="",
    unit="million_usd",
    currency="USD",
    valuation="basic prices",
    classification="isic4_icio",
    coverage="official_statistics",
    caveats=(),
    start=2022,
    end=2022,
    paths=(Path("made_up.csv"),),
    checksum="abc",
)


def dataset(**changes: Any) -> Dataset:
    """A dataset of exports in 2022, official statistics, but for `changes`."""
    return replace(PLAIN, **changes)


def context(
    measure: Measure = "exports", options: dict[str, str] | None = None, **selected: Any
) -> Context:
    """The context of a measure: exports are statistics, visits and agreements a sample."""
    kind = KIND_OF_MEASURE[measure]
    shown = dataset()
    if measure != "exports":
        shown = dataset(kind=kind, unit=measure, classification="topic", coverage="sample")
    selection = Selection(measure=measure, **selected)
    return Context(ENGLISH, selection, (shown,), tuple((options or {}).items()))
