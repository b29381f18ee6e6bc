"""Values of months and quarters become values of years, where all parts of a year are there."""

from pathlib import Path
from typing import Final

import polars as pl

from data.intake.keys import PLACE, facts_at, take_out
from data.intake.ledger import Ledger
from data.intake.mapping import Mapping, Yearly
from data.intake.rules import key
from data.intake.year_parts import HUNDRED, PART, ROWS

OF: Final = "\u2116 of"
"""How many parts of that size a year has."""

OF_YEAR: Final = (pl.col(PART) // HUNDRED).alias(OF)

TOGETHER: Final[dict[Yearly, pl.Expr]] = {
    "sum": pl.col("value").sum(),
    "mean": pl.col("value").mean(),
    "last": pl.col("value").sort_by(PART).last(),
}


def bring_together(path: Path, mapping: Mapping, ledger: Ledger) -> None:
    """Put a fact for each whole year in the place of those of its parts.

    A year is whole where each of its parts has a value; of its last value, where the last part has
    one. Years that are not are left out and counted, as are parts beside a value of the year
    itself, and quarters beside months of a whole year.
    """
    if not mapping.yearly or not ledger.marks.height or PART not in ledger.marks.columns:
        return
    year = list(key(mapping.kind))
    every = pl.repeat(True, ledger.marks.height, eager=True, dtype=pl.Boolean)
    rows = facts_at(path, ledger, every).with_columns(OF_YEAR)
    kept = whole_years(rows, mapping.yearly, year)
    left = rows.join(kept, on=[*year, OF], how="anti")
    beside = int(left.join(kept, on=year, how="semi")[ROWS].sum())
    take_out(path, ledger, rows[PLACE], kept)
    ledger.move(beside, "part_of_year")
    ledger.move(int(left[ROWS].sum()) - beside, "year_not_whole")


def whole_years(rows: pl.DataFrame, yearly: Yearly, year: list[str]) -> pl.DataFrame:
    """One row for each whole year, of rows with PART and OF; `year` is what names a year."""
    made = rows.group_by(*year, OF, maintain_order=True).agg(
        # A gap that is given for the year stays one.
        pl.when(pl.col(OF).first() == 1)
        .then(pl.col("value").first())
        .otherwise(TOGETHER[yearly])
        .alias("value"),
        pl.exclude("value", "status", PLACE).first(),
        pl.col("status").drop_nulls().first(),
        whole=_is_whole(yearly),
    )
    # A value that is given for the year is better than one that is made of its parts.
    rank = pl.when(pl.col(OF) == 1).then(0).otherwise(HUNDRED - pl.col(OF))
    ranked = made.filter("whole").sort(rank, maintain_order=True)
    return ranked.unique(year, keep="first", maintain_order=True)


def _is_whole(yearly: Yearly) -> pl.Expr:
    of, part = pl.col(OF).first(), pl.col(PART)
    if yearly == "last":
        has_last = (part % HUNDRED == pl.col(OF)) & pl.col("value").is_not_null()
        return (of == 1) | has_last.any()
    return (of == 1) | (part.filter(pl.col("value").is_not_null()).n_unique() == of)
