import polars as pl

from analytics.method import method


@method("sector_links", formula="x_abk + x_bak beside the records in k", unit="measure")
def sector_links(exchange: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """Set the records of a country or pair beside what it trades, sector by sector.

    In: sector, out, in_, total as from `exchange_by_sector`; what ("agreements", "made",
    "received") and sector as from `dated_records`. Out: sector, out, in_, total in the measure's
    own unit (null: not told), agreements and visits (made or received) as counts of records, the
    largest total first. The three are never added: a count of nought means none on record. A
    record whose sector is not known is left out.
    """
    counts = (
        records.drop_nulls("sector")
        .group_by("sector")
        .agg(
            agreements=(pl.col("what") == "agreements").sum(),
            visits=pl.col("what").is_in(["made", "received"]).sum(),
        )
    )
    traded = exchange.select("sector", "out", "in_", "total")
    return (
        traded.join(counts, on="sector", how="full", coalesce=True)
        .with_columns(pl.col("agreements", "visits").fill_null(0))
        .sort("total", "sector", descending=[True, False], nulls_last=True)
    )
