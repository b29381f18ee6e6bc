from collections.abc import Iterable
from datetime import date
from typing import Final

import polars as pl

from analytics.confirmed import HAPPENED
from analytics.dates import last_day
from analytics.method import method
from analytics.wilson import wilson
from data.vocabulary import STAGES

_COLUMNS: Final = (
    *("old", "reached", "share", "low", "high"),
    *("young", "young_reached", "undated"),
)
_PLACES: Final = {stage: place for place, stage in enumerate(STAGES)}


@method(
    "funnel",
    formula="r_s = #{old enough, stage s or later known} / #{old enough}, Wilson 95% interval",
    unit="share",
    source="Wilson 1927",
)
def funnel(
    visits: pl.DataFrame, known_until: date, months: int, by: Iterable[str] = ()
) -> pl.DataFrame:
    """Compute the share of visits that are known to have reached each stage.

    In: whole visits, with date and follow_up (the furthest stage known) and the columns `by`, of
    which "origin" counts a visit whole for each of its origins; the day until which the register
    knows what followed. Out: `by`, stage (in their order), old (visits at least `months` old by
    that day), reached (those of them known to have reached the stage or a later one), share, low
    and high (0 to 1), young (visits too young to tell; in no share), young_reached (those of them
    that have reached it already) and undated (visits without a date, in no share either). Visits
    that were only announced are left out. An empty follow-up is "none known", never "none": every
    share is the least that can be, and how far below the truth it lies is not known. That a visit
    led to an agreement does not say that it passed a pre-study, only that it came so far.
    """
    keys = list(by)
    taken = _placed(visits, known_until, months, spread="origin" in keys)
    stages = pl.DataFrame({"stage": STAGES, "place": range(len(STAGES))})
    counted = (
        taken.join(stages, how="cross")
        .with_columns(met=pl.col("furthest") >= pl.col("place"))
        .group_by(*keys, "stage", "place")
        .agg(
            old=_count(pl.col("age") == "old"),
            reached=_count((pl.col("age") == "old") & pl.col("met")),
            young=_count(pl.col("age") == "young"),
            young_reached=_count((pl.col("age") == "young") & pl.col("met")),
            undated=_count(pl.col("age") == "undated"),
        )
    )
    low, high = wilson(pl.col("reached"), pl.col("old"))
    share = pl.when(pl.col("old") > 0).then(pl.col("reached") / pl.col("old"))
    return (
        counted.with_columns(share=share, low=low, high=high)
        .sort(*keys, "place", nulls_last=True)
        .select(*keys, "stage", *_COLUMNS)
    )


def _placed(visits: pl.DataFrame, known_until: date, months: int, *, spread: bool) -> pl.DataFrame:
    """Each confirmed visit with its age class and the place of the furthest stage, -1 for none."""
    confirmed = visits.filter(HAPPENED)
    if spread:
        confirmed = confirmed.with_columns(origin="origins").explode("origin", empty_as_null=True)
    # As long as a date is known to its year alone, the visit may have been on its last day.
    old = last_day(pl.col("date")).dt.offset_by(f"{months}mo") <= known_until
    return confirmed.with_columns(
        cohort=pl.col("year"),
        age=pl.when(pl.col("date").is_null())
        .then(pl.lit("undated"))
        .when(old)
        .then(pl.lit("old"))
        .otherwise(pl.lit("young")),
        furthest=pl.col("follow_up").replace_strict(_PLACES, default=-1, return_dtype=pl.Int64()),
    )


def _count(condition: pl.Expr) -> pl.Expr:
    return condition.sum().cast(pl.Int64())
