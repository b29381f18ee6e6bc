from collections.abc import Iterable

import polars as pl


def partner_records(records: pl.DataFrame, home: Iterable[str]) -> pl.DataFrame:
    """Count cooperation records by partner and sector, each record once for each partner.

    In: records as from `timeline`. Out: partner, sector, amount, in records. A country is a
    partner of a record that also names another country, one of `home`; so of two home countries
    each is the other's partner, and a record of one country has none. What has no row is a gap in
    the records, not 0.
    """
    chosen = list(home)
    partner = pl.col("partner")
    return (
        records.with_columns(home=pl.col("countries").list.set_intersection(chosen))
        .with_columns(partner="countries")
        .explode("partner")
        .filter(
            partner.is_not_null(),
            (pl.col("home").list.len() > 1)
            | ((pl.col("home").list.len() == 1) & (pl.col("home").list.first() != partner)),
        )
        .group_by("partner", "sector")
        .agg(amount=pl.len().cast(pl.Float64()))
        .sort("partner", "sector")
    )


def records_by_country(records: pl.DataFrame) -> pl.DataFrame:
    """Count cooperation records by the countries that they name, each record once for each.

    In: records as from `timeline`. Out: node (a country), country (the same), amount, in records,
    the most first.
    """
    return (
        records.explode("countries")
        .drop_nulls("countries")
        .group_by(node="countries")
        .agg(country=pl.col("countries").first(), amount=pl.len().cast(pl.Float64()))
        .sort("amount", "node", descending=[True, False])
    )
