import polars as pl

from analytics.confirmed import HAPPENED
from analytics.partners import partner_ranking


def partner_counts(agreements: pl.DataFrame, visits: pl.DataFrame, home: str) -> pl.DataFrame:
    """Count what is on record with each partner of a country: three counts, never added.

    In: aggregates of agreements and of visits. Out: partner (null: not stated), agreements, made
    (visits of the country to it), received (visits from it), without visits only announced; null
    where none is recorded. A record of several countries is whole for each of them.
    """
    held = visits.filter(HAPPENED)
    signed = partner_ranking(agreements, [home]).select("partner", agreements="total")
    met = partner_ranking(held, [home]).select("partner", made="out", received="in_")
    return signed.join(met, on="partner", how="full", coalesce=True, nulls_equal=True).filter(
        pl.col("partner").ne_missing(home)
    )
