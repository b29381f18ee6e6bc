import polars as pl

from analytics.dates import first_day, last_day, precision, year_of


def timeline(cooperation: pl.LazyFrame) -> pl.DataFrame:
    """Turn the parties of cooperation records into one row per record, the earliest start first.

    In: facts of cooperation. Out: dataset, id, title, type, sector, start, end (partial ISO
    dates), source_title, source_url, retrieved; countries (list, alphabetical), parties (list, in
    the file's order); start_year, end_year, start_precision, end_precision ("year", "month",
    "day"; null: no date); bar_start and bar_end, the first and the last day that the dates allow
    (a missing end is null and does not mean that the record still runs); year, amount and
    amount_once (1: a record is one), so that records are counted by the same functions as an
    aggregate. Records without a start come last.
    """
    start, end = pl.col("start"), pl.col("end")
    told = ("title", "type", "sector", "start", "end", "source_title", "source_url", "retrieved")
    return (
        cooperation.group_by("dataset", "id", maintain_order=True)
        .agg(
            pl.col(told).first(),
            countries=pl.col("party_country").drop_nulls().unique().sort(),
            parties=pl.col("party"),
        )
        .with_columns(
            start_year=year_of(start),
            end_year=year_of(end),
            start_precision=precision(start),
            end_precision=precision(end),
            bar_start=first_day(start),
            bar_end=last_day(end),
            year=year_of(start),
            amount=pl.lit(1.0),
            amount_once=pl.lit(1.0),
        )
        .sort("bar_start", "id", nulls_last=True)
        .collect()
    )
