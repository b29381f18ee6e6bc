from collections.abc import Iterable

import polars as pl

from analytics.formats import ANNOUNCED, REPORTED
from analytics.method import method
from data.vocabulary import STAGES

_STAGE = pl.col("follow_up").replace_strict(
    {stage: number for number, stage in enumerate(STAGES)}, default=None, return_dtype=pl.Int8
)


@method("follow_ups", formula="n_s = Σ visits with follow-up s", unit="visits")
def follow_ups(visits: pl.DataFrame, by: Iterable[str] = ()) -> pl.DataFrame:
    """Count visits by the follow-up that is known of them, each visit once.

    In: an aggregate of visits; `by` names further columns of it, such as "sector", "format",
    "year" or "origin". Out: these, follow_up (in the order of stages; null: none known, which is
    not none), reported, announced (not part of `reported`), in visits. By "origin" a visit is
    whole for each of its origins, so those rows do not add up. A follow-up that no source
    mentions is missing here: these are counts of what is told, not rates.
    """
    keys = list(by)
    whole = visits.with_columns(amount_once="amount") if "origin" in keys else visits
    return (
        whole.group_by(*keys, "follow_up")
        .agg(reported=REPORTED, announced=ANNOUNCED)
        .sort(*keys, _STAGE, nulls_last=True)
    )
