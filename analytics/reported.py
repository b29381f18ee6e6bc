import polars as pl

CUMULATIVE = "_cumulative"


def reported_totals(totals: pl.DataFrame) -> pl.DataFrame:
    """Order published totals so that what belongs together stands together.

    In: facts of reported totals. Out: the same rows, by organisation, measure and year, with
    disputed (the organisation has another value of the same measure and year: both stand) and
    cumulative (it covers several years). Values are never added: neither rows, nor measures, nor
    to records of visits. A row without a year disputes nothing.
    """
    same = ("organisation", "measure", "year")
    values = pl.col("value").n_unique().over(same)
    return totals.with_columns(
        disputed=pl.col("year").is_not_null() & (values > 1),
        cumulative=pl.col("measure").str.ends_with(CUMULATIVE),
    ).sort(*same, "value", nulls_last=True)
