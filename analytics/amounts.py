"""What an aggregate counts, and how its amounts are summed without counting a fact twice."""

import polars as pl

from data.vocabulary import Measure

_MARKS: dict[str, Measure] = {"reported_by": "exports", "format": "visits", "type": "agreements"}


def measure_of(flows: pl.DataFrame) -> Measure:
    """The measure of an aggregate, known from the column that its kind alone has.

    Raises ValueError for a frame that is no aggregate.
    """
    for column, measure in _MARKS.items():
        if column in flows.columns:
            return measure
    raise ValueError(f"not an aggregate: none of {', '.join(_MARKS)} among {flows.columns}")


def undirected(flows: pl.DataFrame) -> bool:
    """Whether the ends of a row have no order, as those of an agreement have none."""
    return measure_of(flows) == "agreements"


def known_sum(amount: str | pl.Expr) -> pl.Expr:
    """The sum of a column; null, not 0, where none of its values is known."""
    values = pl.col(amount) if isinstance(amount, str) else amount
    return pl.when(values.count() > 0).then(values.sum())


def positive(value: pl.Expr) -> pl.Expr:
    """A value to divide by; null where it is 0 or less."""
    return pl.when(value > 0).then(value)


def in_full(flows: pl.DataFrame) -> str:
    """The column that counts a fact in full for each pair of countries, but in one sector only.

    The product of two sectors is one value between two countries; a visit from two countries, or
    an agreement of three, is a whole one for each pair.
    """
    return "amount_once" if measure_of(flows) == "exports" else "amount"


def in_sector(flows: pl.DataFrame) -> str:
    """The column that counts a fact in full in each of its sectors, but for one pair only."""
    return "amount" if measure_of(flows) == "exports" else "amount_once"


def missing_cells(flows: pl.DataFrame) -> int:
    """How many of the stored cells behind the flows have no value, such as suppressed ones."""
    return int(flows["missing"].sum()) if "missing" in flows.columns else 0
