"""Which partners a figure names and which it draws together: few marks, and nothing left out."""

from collections.abc import Iterable
from typing import Final

import polars as pl

from data.schemas import REST_OF_WORLD
from data.vocabulary import SIX

OTHERS: Final = "OTHERS"
"""Stands for the partners that are drawn together."""

NOT_STATED: Final = "NONE"
"""Stands for an end that the records do not state."""

LAST: Final = (REST_OF_WORLD, OTHERS, NOT_STATED)


def gathered(
    flows: pl.DataFrame, end: str, shown: int, amount: str = "amount", always: Iterable[str] = SIX
) -> pl.DataFrame:
    """The flows with the small partners of a column `end` under one code, OTHERS.

    `always` are kept by name, and of the rest the `shown` largest by the sum of `amount`; an end
    that is null becomes NOT_STATED. The rows stay, so that nothing is lost from sums.
    """
    partner = pl.col(end)
    kept = list(always)
    rest = flows.lazy().filter(~partner.is_in(kept)).group_by(end).agg(pl.col(amount).sum())
    largest = rest.sort(amount, end, descending=[True, False]).head(shown).collect()
    named = [*kept, *largest[end].drop_nulls().to_list()]
    return flows.with_columns(
        pl.when(partner.is_null())
        .then(pl.lit(NOT_STATED))
        .when(partner.is_in(named))
        .then(partner)
        .otherwise(pl.lit(OTHERS))
        .alias(end)
    )


def by_size(flows: pl.DataFrame, end: str, amount: str = "amount") -> list[str]:
    """The codes of a column, the largest first; sums of many and what is not stated come last."""
    sums = flows.lazy().group_by(end).agg(pl.col(amount).sum())
    codes: list[str] = sums.sort(amount, end, descending=[True, False]).collect()[end].to_list()
    return sorted(codes, key=lambda code: LAST.index(code) + 1 if code in LAST else 0)
