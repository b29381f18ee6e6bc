"""The years that facts speak of."""

from typing import Final

import polars as pl

from data.vocabulary import Kind

_TOLD_BY: Final[dict[Kind, str]] = {
    "exports": "period",
    "visits": "date",
    "cooperation": "start",
    "indicators": "year",
}


def span(facts: pl.LazyFrame, kind: Kind) -> tuple[int | None, int | None]:
    """The first and the last year of the facts; None where no fact has one."""
    told = pl.col(_TOLD_BY[kind])
    first, last = facts.select(first=told.min(), last=told.max()).collect(engine="streaming").row(0)
    return _year(first), _year(last)


def _year(told: str | int | None) -> int | None:
    return None if told is None else int(str(told)[:4])
