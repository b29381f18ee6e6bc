from typing import Final

import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import year_of

WHAT: Final = ("agreements", "made", "received")
"""What a record is to a country: a cooperation, a visit that it made, one that it was host of."""


def dated_records(visits: pl.LazyFrame, cooperation: pl.LazyFrame, home: str) -> pl.DataFrame:
    """Every record of a country or pair as one row: what it was to the country, and when.

    In: facts of visits and of cooperation, of the country or pair that is shown; visits only
    announced are left out. Out: id, what ("agreements"; "received", where the country was the
    host; "made", where it was not), date (partial ISO, of an agreement its start; null: not
    known), year, title (null for a visit: its organisations are in host and visitor), host,
    visitor, sector, follow_up (of a visit; null: none known), in the order of dates, the undated
    last.
    """
    seen = visits.filter(HAPPENED).select(
        "id",
        "date",
        "sector",
        "follow_up",
        what=pl.when(pl.col("host") == home).then(pl.lit("received")).otherwise(pl.lit("made")),
        title=pl.lit(None, pl.String()),
        host="host_organisation",
        visitor="visitor_organisation",
    )
    signed = cooperation.unique(["dataset", "id"], keep="first", maintain_order=True).select(
        "id", "title", "sector", date="start", what=pl.lit("agreements")
    )
    return (
        pl.concat([signed, seen], how="diagonal")
        .with_columns(year=year_of(pl.col("date")))
        .select("id", "what", "date", "year", "title", "sector", "host", "visitor", "follow_up")
        .sort("date", "id", nulls_last=True)
        .collect()
    )
