from typing import Final

import polars as pl

from analytics.span import with_gaps
from figures.card import Card, Context, empty_card
from figures.named_lines import Line, named_lines
from figures.theme import country_colour

INDICATOR: Final = "low_carbon_exports_of_total"
UNIT: Final = "percent"


def low_carbon_share(values: pl.DataFrame, context: Context) -> Card:
    """The share of low-carbon technology in each country's exports of goods, by year.

    Takes country, year, value (per cent) of that indicator. Years without a value break a line.
    """
    words = context.words
    held = values.drop_nulls("value").select("country", "year", "value")
    if held.is_empty():
        return empty_card("low_carbon_share", context, "low_carbon_share.none")
    years: list[int] = held["year"].unique().sort().to_list()
    last = held.filter(pl.col("year") == years[-1]).sort("value", descending=True)
    return Card(
        key="low_carbon_share",
        headline=_headline(last, context),
        unit=words("low_carbon_share.unit"),
        period=words.period(years[0], years[-1]),
        datasets=context.datasets,
        table=held.sort("country", "year"),
        figure=named_lines(_lines(with_gaps(held, by=["country"]), context), words),
        alt=words("low_carbon_share.alt", year=str(years[-1]), values=_named(last, context)),
        note=words("low_carbon_share.note"),
        whole=True,
    )


def _headline(last: pl.DataFrame, context: Context) -> str:
    words = context.words
    high, low = last.row(0, named=True), last.row(-1, named=True)
    return words(
        f"low_carbon_share.headline.{'alone' if last.height == 1 else 'range'}",
        country=words.country(high["country"]),
        share=words.percent(high["value"] / 100, 1),
        year=str(high["year"]),
        other=words.country(low["country"]),
        other_share=words.percent(low["value"] / 100, 1),
    )


def _lines(table: pl.DataFrame, context: Context) -> list[Line]:
    words, lines = context.words, []
    for (code,), rows in table.group_by(["country"], maintain_order=True):
        name = words.country(str(code))
        values: list[float | None] = rows["value"].to_list()
        shown = ["" if value is None else words.amount(value, UNIT) for value in values]
        lines.append(
            Line(
                name=f"{name} {words.number(rows['value'].drop_nulls()[-1])}",
                colour=country_colour(str(code)),
                years=rows["year"].to_list(),
                values=values,
                hovers=[f"{name}, {y}: {v}" for y, v in zip(rows["year"], shown, strict=True)],
            )
        )
    return lines


def _named(last: pl.DataFrame, context: Context) -> str:
    words = context.words
    return words.join(
        f"{words.country(country)} {words.amount(value, UNIT)}"
        for country, value in last.select("country", "value").iter_rows()
    )
