import polars as pl

from analytics.ends import ends
from analytics.method import method

_SOURCE = "Perianes-Rodriguez, Waltman & van Eck 2016, Journal of Informetrics 10(4)"


@method(
    "counting",
    formula="full: 1 per pair of countries; fractional: 1 / P per pair, P = n(n-1)/2",
    unit="agreements",
    source=_SOURCE,
)
def pair_counts(agreements: pl.DataFrame) -> pl.DataFrame:
    """Count agreements by unordered pair of countries, in full and fractionally.

    In: an aggregate of agreements. Out: origin, destination (in the order of the alphabet; null:
    fewer than two countries are known), full (each agreement is one for every pair of its
    countries: four countries are six pairs), fractional (each agreement is one, shared over its
    pairs: one sixth each), in agreements, the largest first. Totals add up `fractional`; `full`
    overstates projects of many countries when added.
    """
    return (
        agreements.group_by("origin", "destination")
        .agg(full=pl.col("amount").sum(), fractional=pl.col("amount_once").sum())
        .sort("full", "origin", "destination", descending=[True, False, False], nulls_last=True)
    )


@method(
    "country_counting",
    formula="links: Σ_j full_ij; fractional: ½ Σ_j fractional_ij = Σ 1/n",
    unit="agreements",
    source=_SOURCE,
)
def country_counts(agreements: pl.DataFrame) -> pl.DataFrame:
    """Count agreements by country: its links to others, and its part of each agreement.

    In: an aggregate of agreements. Out: country, links (one with every other country of every
    agreement), fractional (an agreement of n countries is 1/n for each, so that the sum over all
    countries is the number of agreements with a known country), the largest first. Neither is
    the number of agreements that the country has; `country_records` tells that.
    """
    # A pair is seen from both of its ends, an agreement with one known country from one.
    part = pl.col("amount_once") / pl.when(pl.col("partner").is_null()).then(1).otherwise(2)
    return (
        ends(agreements)
        .group_by("country")
        .agg(links=pl.col("amount").sum(), fractional=part.sum())
        .sort("links", "country", descending=[True, False])
    )


@method("country_records", formula="#{records that name a party of i}", unit="agreements")
def country_records(timeline: pl.DataFrame) -> pl.DataFrame:
    """Count the records that each country takes part in, each in full.

    In: a timeline, one row per record. Out: country, records, the largest first. A record is one
    for every country that it names, so that the rows do not add up to the number of records.
    """
    return (
        timeline.select(country="countries")
        .explode("country")
        .drop_nulls()
        .group_by("country")
        .agg(records=pl.len().cast(pl.Int64()))
        .sort("records", "country", descending=[True, False])
    )
