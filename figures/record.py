import polars as pl

from data.words import Words
from figures.card import Card, Context, empty_card


def record(parties: pl.DataFrame, context: Context) -> Card:
    """One cooperation record in full: what it is, when, and each of its parties.

    Takes facts of cooperation, the parties of one record; none gives the empty card.
    """
    words = context.words
    if parties.is_empty():
        return empty_card("record", context, "record.empty")
    told = parties.row(0, named=True)
    table = parties.select(
        "party",
        pl.col("party_country").alias("country"),
        "party_city",
        "party_type",
        pl.col("role"),
    )
    return Card(
        key="record",
        headline=told["title"],
        unit=words(
            "record.unit",
            type=words.term("cooperation_type", told["type"]),
            sector=words.sector(told["sector"]),
            count=parties.height,
        ),
        period=_dates(told["start"], told["end"], words),
        datasets=context.datasets,
        table=_with_record(table, told, words),
        alt=words("record.alt", count=parties.height, title=told["title"]),
        note=words(
            "record.note",
            title=told["source_title"] or words("record.no_title"),
            retrieved=words.date(told["retrieved"]),
        ),
    )


def record_visits(visits: pl.DataFrame, context: Context) -> Card:
    """Visits between the countries of a record in its sector: beside it, not because of it.

    Takes facts of visits, as from `visits_beside`.
    """
    words = context.words
    if visits.is_empty():
        return empty_card("record_visits", context, "record_visits.empty")
    columns = ("date", "origins", "host", "host_organisation", "visitor_organisation", "topic")
    return Card(
        key="record_visits",
        headline=words("record_visits.headline", count=visits.height),
        unit=words("record_visits.unit"),
        period="",
        datasets=context.datasets,
        table=visits.select(*columns, "format", "follow_up", "status", "source_url"),
        alt=words("record_visits.headline", count=visits.height),
        note=words("record_visits.note"),
    )


def _dates(start: str | None, end: str | None, words: Words) -> str:
    if start is None and end is None:
        return words("record.undated")
    return words(
        "record.dates",
        start=words.date(start) if start else words("record.no_start"),
        end=words.date(end) if end else words("cooperation.no_end"),
    )


def _with_record(table: pl.DataFrame, told: dict[str, object], words: Words) -> pl.DataFrame:
    """The parties with a country or the words that there is none; the source on the first row."""
    no_country = pl.lit(words("record.no_country"))
    named = {code: words.country(code) for code in table["country"].drop_nulls().unique()}
    return table.with_columns(
        party_country=pl.col("country")
        .replace_strict(named, default=None, return_dtype=pl.String())
        .fill_null(no_country),
        role=pl.col("role").replace_strict(
            {"coordinator": words("record.coordinator"), "partner": words("record.partner")},
            default=None,
            return_dtype=pl.String(),
        ),
        source_url=pl.lit(told["source_url"]),
    ).select("party", "party_country", "party_city", "party_type", "role", "source_url")
