from collections.abc import Iterable

import polars as pl

from analytics.confirmed import HAPPENED

_KEY = ("organisation", "country")


def parties(
    visits: pl.LazyFrame, cooperation: pl.LazyFrame, countries: Iterable[str]
) -> pl.DataFrame:
    """List the organisations of some countries that the records name, in whatever part.

    In: facts of visits and of cooperation, of the country or pair that is shown. Out:
    organisation, country, party_type (null: the records do not tell), agreements, hosted and made
    (visits, without those only announced; null: none recorded), source_url of one record, the
    latest. A visitor is of a country where the visit comes from that one alone; a name that joins
    several organisations is one name. The most recorded first, agreements before visits.
    """
    return (
        pl.concat([*_of_visits(visits), _of_agreements(cooperation)], how="diagonal")
        .sort("date", nulls_last=False, maintain_order=True)
        .filter(pl.col("organisation").is_not_null(), pl.col("country").is_in(list(countries)))
        .group_by(_KEY, maintain_order=True)
        .agg(
            pl.col("party_type").drop_nulls().last(),
            *(_count(name) for name in ("agreements", "hosted", "made")),
            pl.col("source_url").drop_nulls().last(),
        )
        .sort(
            "agreements",
            "hosted",
            "made",
            *_KEY,
            descending=[True] * 3 + [False] * 2,
            nulls_last=True,
        )
        .collect()
    )


def _of_agreements(cooperation: pl.LazyFrame) -> pl.LazyFrame:
    return cooperation.select(
        "source_url",
        "party_type",
        date="start",
        organisation="party",
        country="party_country",
        agreements=pl.lit(1, pl.Int64()),
    )


def _of_visits(visits: pl.LazyFrame) -> list[pl.LazyFrame]:
    """The hosts, and the visitors of those visits that come from one country."""
    held = visits.filter(HAPPENED)
    one, origins = pl.lit(1, pl.Int64()), pl.col("origins").list
    return [
        held.select(
            "source_url", "date", organisation="host_organisation", country="host", hosted=one
        ),
        held.filter(origins.len() == 1).select(
            "source_url",
            "date",
            organisation="visitor_organisation",
            country=origins.first(),
            made=one,
        ),
    ]


def _count(name: str) -> pl.Expr:
    return pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name)
