from typing import Final

import polars as pl

from data.words import Words
from figures.card import Card, Context, empty_card

FEW: Final = 3
"""Countries that are named one by one; more are counted."""


def newest_records(records: pl.DataFrame, context: Context) -> Card:
    """The latest recorded visits and agreements, each with its source.

    Takes records as from `newest`. The table's columns are date (partial ISO), kind, status (only
    of what was announced and not confirmed), between (countries in words), title, detail (who
    came to whom, or the type), source_title and source_url.
    """
    words = context.words
    if records.is_empty():
        return empty_card("newest_records", context, "newest_records.none")
    lines = [_line(record, words) for record in records.iter_rows(named=True)]
    first = records.row(0, named=True)
    return Card(
        key="newest_records",
        headline=words(
            f"newest_records.headline.{first['kind']}",
            date=words.date(first["date"]),
            between=lines[0]["between"],
        ),
        unit=words("newest_records.unit"),
        period="",
        datasets=context.datasets,
        table=pl.DataFrame(lines, dict.fromkeys(_COLUMNS, pl.String)),
        note=words("newest_records.note"),
    )


_COLUMNS: Final = (
    *("date", "kind", "status", "between", "title", "detail"),
    *("source_title", "source_url"),
)


def _line(record: dict[str, object], words: Words) -> dict[str, object]:
    announced = record["status"] == "announced"
    visit = record["kind"] == "visits"
    return {
        "date": record["date"],
        "kind": record["kind"],
        "status": "announced" if announced else None,
        "between": _between(record, words),
        "title": record["title"],
        "detail": _met(record, words)
        if visit
        else words.term("cooperation_type", str(record["type"])),
        "source_title": record["source_title"],
        "source_url": record["source_url"],
    }


def _between(record: dict[str, object], words: Words) -> str:
    """Its countries: a visit goes somewhere, an agreement lies between."""
    codes: list[str] = list(record["countries"] or [])  # type: ignore[call-overload]
    several = len(codes) > FEW
    named = words("newest_records.countries", count=len(codes)) if several else ""
    if record["host"] is None:
        return named or words.countries(codes)
    origin = named or (words.countries(codes) if codes else words.country(None))
    return words("link.directed", origin=origin, destination=words.country(str(record["host"])))


def _met(record: dict[str, object], words: Words) -> str | None:
    """Who came to whom, as far as both are told."""
    by, at = record["by"], record["at"]
    if by and at:
        return words("newest_records.met", by=by, at=at)
    return str(by or at) if by or at else None
