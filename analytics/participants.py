from collections.abc import Iterable

import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import month_of, year_of
from analytics.method import method
from analytics.split import side_of


@method("participants", formula="median of the known numbers", unit="people")
def participants(
    visits: pl.LazyFrame, by: Iterable[str] = (), split: str | None = None
) -> pl.DataFrame:
    """Summarise how many people took part, where a source says so.

    In: facts of visits; `by` names columns of theirs such as "format"; `split` a month "2020-03"
    that adds period ("before", "after", "not_placed"). Out: period, `by`, participants_of
    ("delegation", or "event": everyone there, hosts included; null: not told), visits, known (of
    those, how many numbers are told), at_least (how many of these are lower bounds), median,
    smallest, largest, in people. A journey to two hosts counts its people once. Delegations and
    events are never put together, and numbers so seldom known are never summed.
    """
    keys = [*(["period"] if split else []), *by]
    date = pl.col("date")
    placed = (
        visits
        if split is None
        else visits.with_columns(period=side_of(split, year_of(date), month_of(date)))
    )
    happened = placed.filter(HAPPENED)
    journey = pl.coalesce("trip_id", "id")
    people, known = pl.col("participants"), pl.col("participants").is_not_null()
    return (
        happened.unique([*keys, "participants_of", journey], keep="first", maintain_order=True)
        .group_by(*keys, "participants_of")
        .agg(
            visits=pl.len().cast(pl.Int64()),
            known=known.sum().cast(pl.Int64()),
            at_least=(known & (pl.col("participants_is") == "at_least")).sum().cast(pl.Int64()),
            median=people.median(),
            smallest=people.min(),
            largest=people.max(),
        )
        .sort(*keys, "participants_of", nulls_last=True)
        .collect()
    )
