"""What the data hold: a sentence at the top of the first page, and every country and year."""

from collections.abc import Iterable
from typing import Final

import polars as pl

from analytics.held import held
from data.dataset import Dataset
from data.schemas import REST_OF_WORLD
from data.vocabulary import KIND_OF_MEASURE, Measure
from data.words import Words
from figures import source
from ui import cache, notice
from ui.page import Page, datasets_of

COUNTED: Final[tuple[Measure, ...]] = ("visits", "agreements")


def show(page: Page) -> None:
    """Draw the sentence: how many records, and exports between how many economies, when.

    `page` is one without a selection, since all that is held is told.
    """
    words = page.words
    sentence = page.made("holdings", lambda: _sentence(page), *cache.datasets().values())
    counted = [page.measured(measure) for measure in COUNTED]
    found = all(dataset.coverage == "sample" for dataset in counted)
    notice.answer(sentence, words("holdings.sample") if found else "")


def _sentence(page: Page) -> str:
    words = page.words
    parts = [
        _part(page.measured(measure), f"holdings.{measure}", words, count=_records(page, measure))
        for measure in COUNTED
    ]
    for dataset in datasets_of("exports"):
        named = cache.named(dataset) - {REST_OF_WORLD}
        parts.append(_part(dataset, "holdings.exports", words, count=len(named)))
    for dataset in datasets_of("indicators"):
        title = source.title(dataset, words)
        parts.append(_part(dataset, "holdings.indicators", words, title=title))
    return words("holdings.sentence", parts=words.join(parts))


def _part(dataset: Dataset, key: str, words: Words, **values: object) -> str:
    """What one dataset holds, called synthetic where it is."""
    part = words(key, period=words.period(dataset.start, dataset.end), **values)
    return words("holdings.synthetic", part=part) if dataset.coverage == "synthetic" else part


def _records(page: Page, measure: Measure) -> int:
    """All records of a measure's dataset, each once, whatever is selected."""
    return round(float(page.aggregate(measure)["amount_once"].sum()))


def covered(datasets: Iterable[Dataset]) -> pl.DataFrame:
    """Which countries and years each dataset holds, as from `held`."""
    return held((dataset.name, _rows(dataset)) for dataset in datasets)


def _rows(dataset: Dataset) -> pl.DataFrame:
    if dataset.kind in KIND_OF_MEASURE.values():
        return cache.aggregate(dataset)
    return cache.facts(dataset).select("country", "year", "value").collect()
