"""What the data hold: a sentence at the top of the first page, and every country and year."""

from collections.abc import Iterable
from html import escape

import polars as pl
import streamlit as st

from analytics.held import held
from data.dataset import Dataset
from data.schemas import REST_OF_WORLD
from data.vocabulary import KIND_OF_MEASURE, Measure
from ui import cache
from ui.page import Page, datasets_of


def show(page: Page) -> None:
    """Draw the sentence: how many records, and exports between how many economies, when.

    `page` is one without a selection, since all that is held is told.
    """
    words = page.words
    sentence = page.made("holdings", lambda: _sentence(page), *cache.datasets().values())
    st.html(
        f'<p class="samspel-holdings"><b>{escape(sentence)}</b> '
        f"{escape(words('holdings.sample'))}</p>"
    )


def _sentence(page: Page) -> str:
    words = page.words
    parts = [
        words(f"holdings.{measure}", count=_records(page, measure))
        for measure in ("visits", "agreements")
    ]
    parts += [
        words(
            "holdings.exports",
            count=_economies(page.with_selection(datasets=(dataset.name,)).aggregate("exports")),
            period=words.period(dataset.start, dataset.end),
        )
        for dataset in datasets_of("exports")
    ]
    parts += [
        words("holdings.indicators", period=words.period(dataset.start, dataset.end))
        for dataset in datasets_of("indicators")
    ]
    return words("holdings.sentence", parts=words.join(parts))


def _records(page: Page, measure: Measure) -> int:
    """All records of a measure's dataset, each once, whatever is selected."""
    return round(float(page.aggregate(measure)["amount_once"].sum()))


def _economies(exports: pl.DataFrame) -> int:
    """Economies with a name at either end of a flow."""
    named = pl.concat([exports["origin"], exports["destination"]]).unique().drop_nulls()
    return int((named != REST_OF_WORLD).sum())


def covered(datasets: Iterable[Dataset]) -> pl.DataFrame:
    """Which countries and years each dataset holds, as from `held`."""
    return held((dataset.name, _rows(dataset)) for dataset in datasets)


def _rows(dataset: Dataset) -> pl.DataFrame:
    if dataset.kind in KIND_OF_MEASURE.values():
        return cache.aggregate(dataset)
    return cache.facts(dataset).select("country", "year", "value").collect()
