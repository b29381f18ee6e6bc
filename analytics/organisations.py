import polars as pl

from analytics.method import method


@method("organisations", formula="#{records that name p}", unit="agreements")
def organisations(cooperation: pl.LazyFrame, country: str | None = None) -> pl.DataFrame:
    """List the organisations that are parties of cooperation records, the busiest first.

    In: facts of cooperation. Out: party, party_country (null: a network across countries),
    party_city, party_type (null: not told), records (each in full), coordinates (of these, how
    many it leads), sectors (list, in which), partners (list of the other countries in its
    records). `country` keeps its organisations alone. Only parties that a source names are here.
    """
    key = ["dataset", "id"]
    countries = cooperation.group_by(key).agg(others=pl.col("party_country").drop_nulls().unique())
    named = cooperation.join(countries, on=key, maintain_order="left")
    if country is not None:
        named = named.filter(pl.col("party_country") == country)
    return (
        named.group_by("party", "party_country")
        .agg(
            pl.col("party_city", "party_type").drop_nulls().first(),
            records=pl.struct(key).n_unique().cast(pl.Int64()),
            coordinates=(pl.col("role") == "coordinator").sum().cast(pl.Int64()),
            sectors=pl.col("sector").unique().sort(),
            partners=pl.col("others").explode().unique().sort(),
        )
        .with_columns(
            partners=pl.col("partners")
            .list.set_difference(pl.concat_list("party_country"))
            .list.sort()
        )
        .sort("records", "party", descending=[True, False])
        .collect()
    )
