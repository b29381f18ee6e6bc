from dataclasses import dataclass
from typing import Final

import polars as pl

from data.vocabulary import SIX
from data.words import Words
from figures import source
from figures.card import Card, Context, empty_card
from figures.sector_notes import inseparable
from figures.spark import spark
from figures.theme import country_colour

LOW_CARBON: Final = "low_carbon_exports"
USD: Final = "usd"


@dataclass(frozen=True, eq=False)
class Numbers:
    """What is known of the chosen countries, each frame with a row for a country that has any.

    `exports` has country, year, amount (in the unit of the first dataset); `visits` origin, host,
    reported and host_visits, as from `visit_pairs`; `agreements` country, records; `low_carbon`
    country, year, value (USD), as from `indicator_values`.
    """

    exports: pl.DataFrame
    visits: pl.DataFrame
    agreements: pl.DataFrame
    low_carbon: pl.DataFrame


@dataclass(frozen=True)
class Tile:
    """One country at a glance, in the reader's words.

    `number`, `unit` and `change` tell the indicator and `picture` draws it; `lines` are labels
    with their values.
    """

    country: str
    colour: str
    number: str
    unit: str
    change: str
    picture: str
    lines: tuple[tuple[str, str], ...]


def glance(numbers: Numbers, context: Context) -> Card:
    """The chosen countries at a glance: a table with a row for each number and year.

    Its columns are country, figure ("low_carbon", "exports", "hosted", "made", "agreements"),
    year (null: not of one year), amount, and counted_in (the unit's name).
    """
    words = context.words
    table = _table(numbers, context)
    if table.is_empty():
        return empty_card("glance", context, "empty.no_flows")
    return Card(
        key="glance",
        headline=_headline(table, context),
        unit=words("glance.of"),
        period="",
        datasets=context.datasets,
        table=table,
        note=_note(context),
    )


def _narrowed(context: Context) -> bool:
    """Whether exports and records are those of some sectors or partners alone."""
    return bool(context.selection.sectors or context.selection.partners)


def _note(context: Context) -> str:
    words = context.words
    note = words("glance.note", exports=source.title(context.dataset, words))
    return f"{note} {words('glance.whole')}" if _narrowed(context) else note


def _table(numbers: Numbers, context: Context) -> pl.DataFrame:
    words, visits = context.words, numbers.visits
    made = visits.group_by(country="origin").agg(amount=pl.col("reported").sum())
    hosted = visits.select(country="host", amount="host_visits").unique()
    signed = numbers.agreements.rename({"records": "amount"})
    value = numbers.low_carbon.drop_nulls("value").rename({"value": "amount"})
    parts = [
        _part(value, "low_carbon", words.unit(USD)),
        _part(numbers.exports.drop_nulls("amount"), "exports", words.unit(context.dataset.unit)),
        _part(hosted, "hosted", words.unit("visits")),
        _part(made, "made", words.unit("visits")),
        _part(signed, "agreements", words.unit("agreements")),
    ]
    return pl.concat(parts).filter(pl.col("country").is_in(context.selection.home))


def _part(rows: pl.DataFrame, figure: str, unit: str) -> pl.DataFrame:
    year = pl.col("year") if "year" in rows.columns else pl.lit(None)
    return rows.select(
        "country",
        figure=pl.lit(figure),
        year=year.cast(pl.Int32()),
        amount=pl.col("amount").cast(pl.Float64()),
        counted_in=pl.lit(unit),
    ).sort("country", "year")


def _headline(table: pl.DataFrame, context: Context) -> str:
    """How many of the countries exported more low-carbon technology than the year before.

    Where some sectors or partners are chosen, what they exported in these.
    """
    words = context.words
    if _narrowed(context):
        return _exported(table, context)
    changes = [_change(_series(table, code)) for code in context.selection.home]
    known = [change for change in changes if change is not None]
    if not known:
        return words("glance.title")
    year = table.filter(pl.col("figure") == "low_carbon")["year"].max()
    grown = sum(change > 0 for change in known)
    kind = ("all" if context.selection.countries else "six") if grown == len(known) else "some"
    return words(
        f"glance.headline.{kind}",
        count=len(known),
        grown=grown,
        countries=words.countries(context.selection.home),
        year=str(year),
    )


def _exported(table: pl.DataFrame, context: Context) -> str:
    words, sold = context.words, table.filter(pl.col("figure") == "exports")
    if sold.is_empty():
        return words("glance.title")
    six = sold["country"].len() == len(SIX)
    return words(
        f"glance.headline.narrowed{'_six' if six else ''}",
        countries=words.countries(sold["country"]),
        amount=words.amount(float(sold["amount"].sum()), context.dataset.unit),
        year=str(sold["year"].max()),
    )


def _series(table: pl.DataFrame, country: str) -> dict[int, float]:
    """The indicator's values of a country by year."""
    rows = table.filter(pl.col("figure") == "low_carbon", pl.col("country") == country)
    return dict(rows.select("year", "amount").iter_rows())


def _change(values: dict[int, float]) -> float | None:
    """The last year's change on the year before; None where that has no value."""
    last = max(values, default=0)
    before = values.get(last - 1)
    return values[last] / before - 1 if before else None


def tiles(table: pl.DataFrame, context: Context) -> list[Tile]:
    """The countries of a glance, each as a tile, in the house order."""
    return [
        _tile(table.filter(pl.col("country") == code), code, context)
        for code in context.selection.home
    ]


def _tile(rows: pl.DataFrame, country: str, context: Context) -> Tile:
    words, values = context.words, _series(rows, country)
    last = max(values, default=None)
    change = _change(values)
    years = range(min(values), last + 1) if last is not None else ()
    return Tile(
        country=country,
        colour=country_colour(country),
        number=words("glance.nothing") if last is None else words.amount(values[last], USD),
        unit=words("glance.low_carbon", year="" if last is None else str(last)),
        change="" if change is None or last is None else _changed(change, last - 1, words),
        picture=spark([values.get(year) for year in years], country_colour(country)),
        lines=_lines(rows, context),
    )


def _changed(change: float, year: int, words: Words) -> str:
    kind = "more" if change > 0 else "less"
    return words(f"glance.{kind}", share=words.percent(abs(change)), year=str(year))


def _lines(rows: pl.DataFrame, context: Context) -> tuple[tuple[str, str], ...]:
    words = context.words
    held = {row["figure"]: row for row in rows.iter_rows(named=True)}
    exports = held.get("exports")
    untold = set(context.selection.sectors) - set(inseparable(context.dataset, words))
    apart = not context.selection.sectors or untold
    nothing = words("glance.nothing" if apart else "glance.inseparable")
    found = {n: n in held and held[n]["amount"] > 0 for n in ("hosted", "made", "agreements")}
    hosted, made, signed = (
        words.number(held[name]["amount"]) if found[name] else words("glance.none")
        for name in found
    )
    year = str(exports["year"]) if exports else context.period
    amount = words.amount(exports["amount"], context.dataset.unit) if exports else nothing
    return (
        (words("glance.exports", year=year), amount),
        (words("glance.visits"), words("glance.hosted_and_made", hosted=hosted, made=made)),
        (words("glance.agreements"), signed),
    )
