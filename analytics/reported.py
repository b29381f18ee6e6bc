import polars as pl

from analytics.selection import Selection

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


def totals_behind(totals: pl.LazyFrame, selection: Selection) -> pl.DataFrame:
    """The published totals of a selection, of its countries and in its period, in order.

    In: facts of reported totals. Out: as from `reported_totals`. Those without a year stay
    whatever the period, since they are standing figures or not dated; those without a country
    stay too. Sectors and partners choose nothing here: a total is published as a whole.
    """
    year, country = pl.col("year"), pl.col("country")
    after = year >= selection.start if selection.start is not None else pl.lit(value=True)
    before = year <= selection.end if selection.end is not None else pl.lit(value=True)
    kept = totals.filter(
        country.is_null() | country.is_in(list(selection.home)), year.is_null() | (after & before)
    )
    return reported_totals(kept.collect())


def visits_and_totals(by_year: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """Recorded visits by year and published totals as one list, never as one sum.

    In: year, reported, announced; rows as from `reported_totals`. Out: organisation
    (null: this dataset's own count), country, counts, year, value, value_is, note, source_title,
    source_url.
    """
    counted = by_year.group_by("year").agg(pl.col("reported", "announced").sum())
    own = (
        counted.rename({"reported": "visits", "announced": "visits_announced"})
        .unpivot(index="year", variable_name="counts", value_name="value")
        .filter(pl.col("value") > 0)
        .sort("counts", "year", nulls_last=True)
        .with_columns(value_is=pl.lit("exact"), value=pl.col("value").cast(pl.Float64()))
    )
    published = totals.select(
        "organisation",
        "country",
        pl.col("measure").alias("counts"),
        "year",
        "value",
        "value_is",
        "note",
        "source_title",
        "source_url",
    )
    return pl.concat([published.clear(), own, published], how="diagonal")
