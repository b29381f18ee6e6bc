from collections.abc import Iterable

import polars as pl

from analytics.ends import is_country
from analytics.method import method


def share(value: str, over: Iterable[str] = ()) -> pl.Expr:
    """A column's part of its sum (0 to 1), over all rows or within groups.

    Null where the value is unknown or the sum is 0.
    """
    keys = list(over)
    amount = pl.col(value)
    whole = amount.sum().over(keys) if keys else amount.sum()
    return pl.when(whole != 0).then(amount / whole)


def rank(value: str, country: str | None = None) -> pl.Expr:
    """The place of a value, 1 for the largest, equal places for equal values.

    Null where the value is unknown; with the column `country`, also where that is unknown or the
    rest of the world, which is a sum and takes no place.
    """
    amount = pl.col(value)
    placed = amount.is_not_null()
    if country is not None:
        placed &= is_country(country)
    return pl.when(placed).then(amount).rank("min", descending=True).cast(pl.Int32())


@method("share", formula="s_i = x_i / Σ_i x_i", unit="share")
def shares(rows: pl.DataFrame, value: str = "amount_once", by: Iterable[str] = ()) -> pl.DataFrame:
    """Add each row's share of the selection's sum, and its rank, 1 for the largest.

    In: any frame with the column `value`; `by` names columns within whose groups to compute. Out:
    the same rows with share (0 to 1, the known ones sum to 1 in a group) and rank. Both are of
    what is selected and shown: a sum that others belong to as well gives other shares.
    """
    keys = list(by)
    place = rank(value).over(keys) if keys else rank(value)
    return rows.with_columns(share=share(value, keys), rank=place)
