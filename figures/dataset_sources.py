from typing import Final

import polars as pl

from figures import source
from figures.card import Card, Context

KEY: Final = "dataset_sources"


def dataset_sources(_: pl.DataFrame, context: Context) -> Card:
    """The datasets behind a report: what a row counts, whose they are, when they were read.

    Takes any frame: what is shown are the context's datasets.
    """
    words, shown = context.words, context.datasets
    table = pl.DataFrame(
        {
            "dataset": [source.title(dataset, words) for dataset in shown],
            "what": [source.what(dataset, words) for dataset in shown],
            "producer": [dataset.producer for dataset in shown],
            "release": [dataset.release for dataset in shown],
            "accessed": [words.date(dataset.accessed) for dataset in shown],
            "coverage": [dataset.coverage for dataset in shown],
            "licence": [dataset.licence for dataset in shown],
            "address": [dataset.address for dataset in shown],
        }
    )
    return Card(
        key=KEY,
        headline=words(f"{KEY}.headline", count=len(shown)),
        unit=words(f"{KEY}.unit"),
        period="",
        datasets=shown,
        table=table,
        alt=words(f"{KEY}.alt", count=len(shown)),
        note=" ".join(
            words("coverage_means." + coverage)
            for coverage in dict.fromkeys(dataset.coverage for dataset in shown)
            if coverage
        ),
    )
