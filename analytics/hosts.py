from typing import Literal

import polars as pl

from analytics.confirmed import HAPPENED
from analytics.method import method

Place = Literal["host_organisation", "host_node", "visitor_organisation"]


@method("visits_by_place", formula="n_h = #{visits to h}", unit="visits")
def visits_by_place(visits: pl.LazyFrame, place: Place) -> pl.DataFrame:
    """Count visits by the organisation or the place that received them, or that came.

    In: facts of visits. Out: host (the country visited), `place` as the source names it (null: not
    told, last), reported, announced (not part of `reported`), in visits, the most first. A name
    that joins several organisations or towns is one name: no part of it is counted by itself.
    """
    announced = ~HAPPENED
    return (
        visits.group_by("host", place)
        .agg(
            reported=(~announced).sum().cast(pl.Int64()),
            announced=announced.sum().cast(pl.Int64()),
        )
        .sort(
            pl.col(place).is_null(),
            "reported",
            "host",
            place,
            descending=[False, True, False, False],
        )
        .collect()
    )
