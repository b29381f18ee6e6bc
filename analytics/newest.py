import polars as pl

from analytics.timeline import timeline

_SHARED = ("date", "kind", "countries", "host", "title", "by", "at", "status", "type")
_SOURCE = ("source_title", "source_url")


def newest(visits: pl.LazyFrame, cooperation: pl.LazyFrame, limit: int) -> pl.DataFrame:
    """The latest dated visits and agreements as one list, the latest first.

    In: facts of visits and of cooperation. Out, at most `limit` rows: date (partial ISO), kind
    ("visits", "agreements"), countries (of a visit those that it came from, of an agreement those
    of its parties), host (null for an agreement), title (a visit's topic), by and at (the
    organisations that came and that received), status (of a visit), type (of an agreement),
    source_title, source_url. Dates are compared as far as they are known.
    """
    came = visits.select(
        "date",
        "host",
        "status",
        *_SOURCE,
        kind=pl.lit("visits"),
        countries="origins",
        title="topic",
        by="visitor_organisation",
        at="host_organisation",
    ).collect()
    signed = timeline(cooperation).select(
        "title", "type", "countries", *_SOURCE, kind=pl.lit("agreements"), date="start"
    )
    return (
        pl.concat([came, signed], how="diagonal")
        .filter(pl.col("date").is_not_null())
        .sort("date", "title", descending=[True, False])
        .head(limit)
        .select(*_SHARED, *_SOURCE)
    )
