import polars as pl


def visits_beside(visits: pl.LazyFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """The visits between the countries of a cooperation record, in its sector, the latest first.

    In: facts of visits; facts of cooperation, the parties of one record. Out: facts of visits. The
    record and the visits lie beside each other: no source says here that one led to the other.
    """
    countries = parties["party_country"].drop_nulls().unique().to_list()
    sectors = parties["sector"].unique().to_list()
    origins = pl.col("origins").list
    abroad = origins.set_difference(pl.concat_list("host")).list.set_intersection(countries)
    between = pl.col("host").is_in(countries) & (abroad.list.len() > 0)
    return (
        visits.filter(between & pl.col("sector").is_in(sectors))
        .sort("date", "id", descending=[True, False], nulls_last=True)
        .collect()
    )
