from collections.abc import Mapping

import polars as pl

from data.vocabulary import FORMATS
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.theme import format_colour
from figures.visit_notes import note
from figures.waffle import Part, Row, counted, square, waffle


def visit_sectors(visits: pl.DataFrame, context: Context) -> Card:
    """Visits by sector, a square each, coloured by format.

    Takes sector, format, reported, announced, in visits, as from `follow_ups` by sector and
    format.
    """
    words = context.words
    table = _counted(visits)
    sectors = table.group_by("sector", maintain_order=True).agg(pl.col("reported").sum())
    sectors = sectors.filter(pl.col("reported") > 0)
    if sectors.is_empty():
        return empty_card("visit_sectors", context, "empty.no_flows")
    counts = counted(table, "sector", "format", "reported")
    rows = [_row(counts[s], s, count, context.words) for s, count in sectors.iter_rows()]
    return Card(
        key="visit_sectors",
        headline=_headline(sectors, context),
        unit=words("visits.unit.square", count=square(rows)),
        period=context.period,
        datasets=context.datasets,
        table=table,
        figure=waffle(rows, words),
        alt=words(
            "visit_sectors.alt",
            sectors=words.join(
                [f"{words.sector(s)} {words.number(n)}" for s, n in sectors.iter_rows()]
            ),
        ),
        note=note(
            words,
            announced=float(table["announced"].sum()),
            more=(words("visit_sectors.note"),),
        ),
    )


def _counted(visits: pl.DataFrame) -> pl.DataFrame:
    """Visits by sector and format, the sector of most records first."""
    return (
        visits.group_by("sector", "format")
        .agg(pl.col("reported", "announced").sum())
        .sort(
            pl.col("reported").sum().over("sector"),
            "sector",
            "reported",
            descending=[True, False, True],
        )
    )


def _headline(sectors: pl.DataFrame, context: Context) -> str:
    words = context.words
    first, last = sectors.row(0, named=True), sectors.row(-1, named=True)
    kind = "one" if sectors.height == 1 else "sample" if context.sampled else "full"
    return words(
        f"visit_sectors.headline.{kind}",
        all=words.amount(float(sectors["reported"].sum()), "visits"),
        first=words.sector(first["sector"]),
        most=words.number(first["reported"]),
        last=words.sector(last["sector"]),
        fewest=words.number(last["reported"]),
    )


def _row(counts: Mapping[str | None, float], sector: str, count: float, words: Words) -> Row:
    parts = [
        Part(
            counts[f], format_colour(f), words.term("format", f) if f else words("visits.no_format")
        )
        for f in (*reversed(FORMATS), None)
        if counts.get(f)
    ]
    name = words.sector(sector)
    return Row(words("visit_sectors.row", name=name, number=words.number(count)), parts)
