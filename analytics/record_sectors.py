from collections.abc import Iterable

import polars as pl

from analytics.method import method
from analytics.shares import share


@method(
    "country_record_sectors", formula="#{records of k that name a party of i}", unit="agreements"
)
def country_record_sectors(timeline: pl.DataFrame, countries: Iterable[str]) -> pl.DataFrame:
    """Count the records of each sector that each country takes part in, each in full.

    In: a timeline, one row per record. Out: country, sector, amount (records), share (0 to 1) of
    the country's own records. A record is one for every country that it names, so that rows of
    different countries do not add up; a combination without a record is absent.
    """
    chosen = list(countries)
    return (
        timeline.select("sector", country="countries")
        .explode("country")
        .filter(pl.col("country").is_in(chosen))
        .group_by("country", "sector")
        .agg(amount=pl.len().cast(pl.Float64()))
        .with_columns(share=share("amount", ["country"]))
        .sort("country", "amount", "sector", descending=[False, True, False])
    )
