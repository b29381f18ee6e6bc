from typing import Final

import polars as pl

from figures.card import Card, Context, empty_card
from figures.ends_shown import home, partner

KEY: Final = "organisation_list"
COLUMNS: Final = (
    *("organisation", "country", "party_type", "agreements", "hosted", "made", "source_url"),
)


def organisation_list(parties: pl.DataFrame, context: Context) -> Card:
    """Who the organisations are that the records name: a table, those in agreements first.

    Takes the rows of `parties`: organisation, country, party_type, agreements, hosted, made,
    source_url of one of its records.
    """
    words = context.words
    codes = [code for code in (home(context), partner(context)) if code]
    named = words.countries(codes)
    if parties.is_empty():
        return empty_card(KEY, context, f"{KEY}.empty", countries=named)
    first = parties.row(0, named=True)
    records = sum(first[column] or 0 for column in ("agreements", "hosted", "made"))
    return Card(
        key=KEY,
        headline=words(
            f"{KEY}.headline",
            count=parties.height,
            countries=named,
            first=first["organisation"],
            records=words(f"{KEY}.records", count=records),
        ),
        unit=words(f"{KEY}.unit", kinds=_kinds(parties, context)),
        period=context.period,
        datasets=context.datasets,
        table=parties.select(COLUMNS if len(codes) > 1 else [c for c in COLUMNS if c != "country"]),
        alt=words(f"{KEY}.alt", count=parties.height, countries=named),
        note=words(f"{KEY}.note"),
    )


def _kinds(parties: pl.DataFrame, context: Context) -> str:
    """How many organisations there are of each kind, in words."""
    words = context.words
    kinds = parties.filter(pl.col("party_type").is_not_null())["party_type"].value_counts(sort=True)
    told = [
        words(f"{KEY}.kind", kind=words.term("party_type", kind), count=count)
        for kind, count in kinds.iter_rows()
    ]
    unknown = parties["party_type"].null_count()
    if unknown:
        told.append(words(f"{KEY}.kind", kind=words.term("party_type", "unknown"), count=unknown))
    return words.join(told)
