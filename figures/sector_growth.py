from dataclasses import dataclass

import polars as pl

from analytics.growth import growth, index_series
from figures.card import Card, Context, empty_card
from figures.named_lines import Line, named_lines
from figures.sector_notes import absence, inseparable, subject
from figures.theme import sector_colour


@dataclass(frozen=True, eq=False)
class Growing:
    """The rows of `sector_years`, and those of the chosen countries whose flows are not in them."""

    rows: pl.DataFrame
    unnamed: tuple[str, ...] = ()


def sector_growth(growing: Growing, context: Context) -> Card:
    """How each sector's flows grew: an index that is 100 in the first year shown.

    Takes sector, year, amount (the dataset's unit). A sample has no growth, and neither has a
    single year: the card then says so.
    """
    series = growing.rows
    years: list[int] = series["year"].drop_nulls().unique().sort().to_list()
    if context.sampled:
        return empty_card("sector_growth", context, "sector_growth.sampled")
    if not years:
        return empty_card("sector_growth", context, "empty.no_flows")
    if len(years) == 1:
        return empty_card("sector_growth", context, "sector_growth.one_year", year=str(years[0]))
    return _card(growing, years[0], years[-1], context)


def _card(growing: Growing, first: int, last: int, context: Context) -> Card:
    words, series = context.words, growing.rows.drop_nulls("year")
    rates = growth(series, (first, last), value="amount", by=["sector"])
    index = index_series(series, first, value="amount", by=["sector"])
    table = (
        index.drop_nulls("index")
        .join(rates.select("sector", "rate"), on="sector")
        .select("sector", "year", "amount", "index", "rate")
        .sort("sector", "year")
    )
    if table.is_empty():
        return empty_card("sector_growth", context, "empty.no_flows")
    return Card(
        key="sector_growth",
        headline=_headline(rates, growing.unnamed, context),
        unit=words("sector_growth.unit", year=str(first)),
        period=words.period(first, last),
        datasets=context.datasets,
        table=table,
        figure=named_lines(_lines(table, context), words),
        alt=words("sector_growth.alt", sectors=_rates_named(rates, context)),
        note=_note(rates, growing.unnamed, context),
    )


def _lines(table: pl.DataFrame, context: Context) -> list[Line]:
    words, lines = context.words, []
    for (code,), rows in table.group_by(["sector"], maintain_order=True):
        sector = str(code)
        shown = [words.number(value, 0) for value in rows["index"]]
        lines.append(
            Line(
                name=f"{words(f'sectors.short.{sector}')} {shown[-1]}",
                colour=sector_colour(sector),
                years=rows["year"].to_list(),
                values=rows["index"].to_list(),
                hovers=[
                    f"{words.sector(sector)}, {year}: {value}"
                    for year, value in zip(rows["year"], shown, strict=True)
                ],
            )
        )
    return lines


def _headline(rates: pl.DataFrame, unnamed: tuple[str, ...], context: Context) -> str:
    words = context.words
    told = rates.drop_nulls("rate").filter(pl.col("sector") != "other")
    if told.is_empty():
        return words("sector_growth.title")
    fastest = told.row(0, named=True)
    kind = "grew" if fastest["rate"] > 0 else "none_grew"
    return words(
        f"sector_growth.headline.{kind if told.height > 1 else f'{kind}_alone'}",
        subject=subject(context, unnamed),
        sector=words.sector(fastest["sector"]),
        rate=words.percent(abs(fastest["rate"]), 1),
        period=words.period(fastest["start"], fastest["end"]),
    )


def _rates_named(rates: pl.DataFrame, context: Context) -> str:
    words = context.words
    return words.join(
        f"{words.sector(sector)} {words.percent(rate, 1)}"
        for sector, rate in rates.drop_nulls("rate").select("sector", "rate").iter_rows()
    )


def _note(rates: pl.DataFrame, unnamed: tuple[str, ...], context: Context) -> str:
    words = context.words
    without = rates.filter(pl.col("rate").is_null())["sector"]
    parts = [words("sector_growth.note")]
    if without.len():
        named = words.join(words.sector(code) for code in without)
        parts.append(words("sector_growth.without", sectors=named))
    parts.extend(inseparable(context.dataset, words).values())
    parts.append(absence(list(unnamed), context))
    return " ".join(part for part in parts if part)
