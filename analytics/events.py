import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import first_day, last_day, precision, year_of


def events(visits: pl.LazyFrame, cooperation: pl.LazyFrame) -> pl.DataFrame:
    """The dated events to mark on a trend: agreements and what else began, visits that led on.

    In: facts of visits and of cooperation, of the pair or country that is shown. Out: id, year,
    date (partial ISO), precision ("year", "month", "day"), first_day and last_day that it allows,
    kind ("start" or "end" of a cooperation, "visit"), code (type of the cooperation, follow-up of
    the visit), title (null for a visit: its organisations are in host and visitor), sector, host,
    visitor, source_url, in the order of dates, a start before an end of the same day. What has no
    date is no event; visits are those with a follow-up known, and only reported ones.
    """
    led_on = visits.filter(pl.col("follow_up").is_not_null() & HAPPENED).select(
        "id",
        "date",
        "sector",
        "source_url",
        kind=pl.lit("visit"),
        code="follow_up",
        host="host_organisation",
        visitor="visitor_organisation",
    )
    records = cooperation.unique(["dataset", "id"], keep="first", maintain_order=True)
    dated = [_of(records, end) for end in ("start", "end")]
    date = pl.col("date")
    return (
        pl.concat([*dated, led_on], how="diagonal")
        .filter(date.is_not_null())
        .with_columns(
            year=year_of(date),
            precision=precision(date),
            first_day=first_day(date),
            last_day=last_day(date),
        )
        .sort("first_day", "last_day", "id", "kind", descending=[False, False, False, True])
        .collect()
    )


def _of(records: pl.LazyFrame, end: str) -> pl.LazyFrame:
    return records.select(
        "id", "title", "sector", "source_url", date=end, kind=pl.lit(end), code="type"
    )
