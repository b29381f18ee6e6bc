from itertools import groupby

import polars as pl

from data.vocabulary import SIX
from figures import source
from figures.card import Card, Context, empty_card
from figures.coverage_cells import FEW, coverage_cells


def coverage_strip(held: pl.DataFrame, context: Context) -> Card:
    """Which country and year each dataset holds, a row for each country, gaps left open.

    Takes dataset, country, year (null: without a year), amount (null: nothing held), as from
    `country_years` and `indicator_years` of every dataset. The table has the rows that are held.
    """
    words = context.words
    table = held.drop_nulls("amount").select("dataset", "country", "year", "amount")
    years: list[int] = table["year"].drop_nulls().unique().sort().to_list()
    if not years:
        return empty_card("coverage_strip", context, "coverage_strip.none")
    return Card(
        key="coverage_strip",
        headline=_headline(table, years, context),
        unit=words("coverage_strip.unit"),
        period=words.period(years[0], years[-1]),
        datasets=context.datasets,
        table=table.with_columns(dataset=_named(table["dataset"], context)),
        figure=coverage_cells(table, years, context.datasets, words),
        alt=words("coverage_strip.alt", datasets=_spans(table, context)),
        note=_note(table, context),
    )


def _named(names: pl.Series, context: Context) -> pl.Series:
    titles = {d.name: source.title(d, context.words) for d in context.datasets}
    return names.replace_strict(titles, default=None, return_dtype=pl.String)


def _headline(table: pl.DataFrame, years: list[int], context: Context) -> str:
    """The span of all, and the years of exports by partner where there are gaps between these."""
    words = context.words
    exports = [d.name for d in context.datasets if d.kind == "exports"]
    years_of = table.filter(pl.col("dataset").is_in(exports))["year"]
    spells = _spells(years_of.drop_nulls().unique().sort().to_list())
    return words(
        f"coverage_strip.headline.{'gap' if len(spells) > 1 else 'whole'}",
        count=len(context.datasets),
        period=words.period(years[0], years[-1]),
        held=words.join(words.period(*span) for span in spells),
    )


def _spells(years: list[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring years, each by its first and last."""
    runs = groupby(enumerate(years), key=lambda placed: placed[1] - placed[0])
    spells = [[year for _, year in run] for _, run in runs]
    return [(spell[0], spell[-1]) for spell in spells]


def _spans(table: pl.DataFrame, context: Context) -> str:
    """Each dataset with the years and the number of countries that it holds."""
    words, told = context.words, []
    for dataset in context.datasets:
        rows = table.filter(pl.col("dataset") == dataset.name)
        years: list[int] = rows["year"].drop_nulls().unique().sort().to_list()
        if years:
            told.append(
                words(
                    "coverage_strip.span",
                    dataset=source.title(dataset, words),
                    period=words.period(years[0], years[-1]),
                    count=rows["country"].n_unique(),
                )
            )
    return " ".join(told)


def _note(table: pl.DataFrame, context: Context) -> str:
    """How to read a cell, and which of the six a table of statistics does not name."""
    words = context.words
    parts = [words("coverage_strip.note", few=FEW)]
    for dataset in context.datasets:
        named = set(table.filter(pl.col("dataset") == dataset.name)["country"])
        absent = [code for code in SIX if code not in named]
        if absent and dataset.coverage != "sample":
            parts.append(
                words(
                    "coverage_strip.absent",
                    count=len(absent),
                    dataset=source.title(dataset, words),
                    countries=words.countries(absent),
                )
            )
    return " ".join(parts)
