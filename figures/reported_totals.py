from collections.abc import Iterator
from typing import Any

import polars as pl

from data.words import Words
from figures.axes import hidden_axis, year_axis
from figures.card import Card, Context, empty_card
from figures.figure import Figure, Spec, scatter
from figures.markup import escaped
from figures.theme import base_figure, country_colour

DRAWN = ("visitor_groups", "visitors", "delegations", "participants")
"""Measures of a year's volume; the others are in the table."""

ROW_HEIGHT = 78
AXIS_HEIGHT = 30
LEVEL = 0.36
TITLE = 0.98
SHORTEST = 2
MARGIN = 0.8

COLUMNS = (
    "organisation",
    "country",
    "counts",
    "year",
    "value",
    "value_is",
    "disputed",
    "note",
    "source_title",
    "source_url",
)


def reported_totals(totals: pl.DataFrame, context: Context) -> Card:
    """What organisations published of their own volume, a row each, its values as numbers.

    Takes rows as from `reported_totals` of analytics. Drawn are yearly volumes with two values or
    more; every row is in the table. Of values that disagree both are drawn.
    """
    words = context.words
    if totals.is_empty():
        return empty_card("reported_totals", context, "reported_totals.empty")
    series = _series(totals)
    disputed = totals.filter("disputed")
    return Card(
        key="reported_totals",
        headline=_headline(totals, disputed, words),
        unit=words("reported_totals.unit"),
        period=context.period,
        datasets=context.datasets,
        table=_table(totals, words),
        figure=_figure(series, words) if series else None,
        alt=words("reported_totals.alt", count=len(series), all=totals.height),
        note=words("reported_totals.note", count=totals.height),
        whole=True,
    )


def _headline(totals: pl.DataFrame, disputed: pl.DataFrame, words: Words) -> str:
    if disputed.is_empty():
        return words("reported_totals.headline.agreed", count=totals["organisation"].n_unique())
    same = ("organisation", "measure", "year")
    values = disputed.group_by(same, maintain_order=True).agg(pl.col("value").unique().sort())
    # A disagreement that is drawn says more than one that stands in the table alone.
    first = values.sort(~pl.col("measure").is_in(DRAWN), maintain_order=True).row(0, named=True)
    return words(
        "reported_totals.headline.disputed",
        count=values.height,
        organisation=first["organisation"],
        measure=words.term("reported_measure", first["measure"]),
        year=str(first["year"]),
        values=words.either([words.number(value) for value in first["value"]]),
    )


def _series(totals: pl.DataFrame) -> list[pl.DataFrame]:
    """The drawn rows, one frame each: an organisation's values of one measure by year."""
    yearly = totals.filter(pl.col("measure").is_in(DRAWN) & pl.col("year").is_not_null())
    groups = yearly.partition_by("organisation", "measure", maintain_order=True)
    return [group for group in groups if group.height >= SHORTEST]


def _figure(series: list[pl.DataFrame], words: Words) -> Figure:
    figure = base_figure(ROW_HEIGHT * len(series) + AXIS_HEIGHT, words)
    figure.add(*[_dots(group, -place - 1, words) for place, group in enumerate(series)])
    figure.update_layout(
        annotations=[_title(group, -place - 1 + TITLE, words) for place, group in enumerate(series)]
    )
    years = pl.concat([group["year"] for group in series])
    figure.update_yaxes(hidden_axis(), range=[-len(series), 0])
    first, last = int(years.min()), int(years.max())  # type: ignore[arg-type]
    # Room for half a number beside the first and the last dot.
    ends = [first - MARGIN, last + MARGIN]
    return figure.update_xaxes(year_axis(first, last), showgrid=True, range=ends)


def _title(group: pl.DataFrame, top: float, words: Words) -> dict[str, Any]:
    return {
        "text": words(
            "reported_totals.row",
            organisation=escaped(group["organisation"][0]),
            measure=escaped(words.term("reported_measure", group["measure"][0])),
        ),
        "xref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
    }


def _dots(group: pl.DataFrame, base: int, words: Words) -> Spec:
    """An organisation's values by year. No line joins them: years are not counted alike."""
    colour = country_colour(group["country"][0])
    years = group["year"].to_list()
    return scatter(
        x=years,
        y=[base + LEVEL] * len(years),
        mode="markers+text",
        marker={
            "size": 9,
            "color": colour,
            "symbol": ["circle" if p == "exact" else "circle-open" for p in group["value_is"]],
            "line": {"width": 2, "color": colour},
        },
        text=[_number(row, words) for row in group.iter_rows(named=True)],
        textposition=list(_sides(years)),
        hovertext=[_hover(row, words) for row in group.iter_rows(named=True)],
        hoverinfo="text",
    )


def _number(row: dict[str, object], words: Words) -> str:
    """A value with its precision, and a mark where the source says more of it."""
    value = words.number(float(str(row["value"])))
    return words(f"reported_totals.sign.{row['value_is']}", value=value) + (
        "*" if row["note"] else ""
    )


def _sides(years: list[int]) -> Iterator[str]:
    """Values of neighbouring years stand above and below their dots in turn, so none touch."""
    for place in range(len(years)):
        yield "bottom center" if place % 2 == 0 else "top center"


def _hover(row: dict[str, object], words: Words) -> str:
    return words(
        "reported_totals.hover",
        organisation=escaped(str(row["organisation"])),
        measure=escaped(words.term("reported_measure", str(row["measure"]))),
        year=str(row["year"]),
        precision=words.term("precision", str(row["value_is"])),
        value=words.number(float(str(row["value"]))),
        note=escaped(str(row["note"] or "")),
        source=escaped(str(row["source_title"])),
    )


def _table(totals: pl.DataFrame, words: Words) -> pl.DataFrame:
    told = {True: words("reported_totals.disputed"), False: ""}
    return totals.with_columns(
        counts="measure",
        disputed=pl.col("disputed").replace_strict(told, return_dtype=pl.String()),
    ).select(COLUMNS)
