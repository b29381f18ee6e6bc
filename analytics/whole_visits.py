import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import month_of, year_of


def whole_visits(visits: pl.LazyFrame) -> pl.DataFrame:
    """Visits as whole records, to be counted by the same functions as an aggregate.

    In: facts of visits, such as those that a selection stands for. Out: the same rows with year
    and month (null: not known), destination (the host), amount and amount_once (1: a visit is one,
    from however many countries and whichever of them are selected). Where an aggregate shares a
    visit among its origins, and so holds a part of it where some of them are selected, this is
    the count of what the list of records shows.
    """
    date = pl.col("date")
    return visits.with_columns(
        year=year_of(date),
        month=month_of(date),
        destination=pl.col("host"),
        amount=pl.lit(1.0),
        amount_once=pl.lit(1.0),
    ).collect()


def visit_pairs(visits: pl.DataFrame) -> pl.DataFrame:
    """Count visits by origin and host, in full for each of several origins.

    In: whole visits. Out: origin (null: not known), host, reported, announced (not part of
    `reported`), host_visits and host_announced (the same for the host as a whole, each visit
    once, on each of its rows), in visits, the most first.
    """
    announced = ~HAPPENED
    reported_of, announced_of = (
        (~announced).sum().cast(pl.Int64()),
        announced.sum().cast(pl.Int64()),
    )
    hosts = visits.group_by("host").agg(host_visits=reported_of, host_announced=announced_of)
    return (
        visits.explode("origins", empty_as_null=True)
        .group_by("host", origin="origins")
        .agg(reported=reported_of, announced=announced_of)
        .join(hosts, on="host")
        .select("origin", "host", "reported", "announced", "host_visits", "host_announced")
        .sort("reported", "origin", "host", descending=[True, False, False], nulls_last=True)
    )
