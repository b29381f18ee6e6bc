from collections.abc import Iterable

import polars as pl


def span(rows: pl.DataFrame) -> pl.DataFrame:
    """Every year from the first to the last of a frame: one column, year.

    Where a row has no year, null stands after them; where none has one, null alone.
    """
    undated = pl.Series("year", [None] * bool(rows["year"].null_count()), pl.Int32())
    return _dated(rows).append(undated).to_frame()


def with_gaps(series: pl.DataFrame, by: Iterable[str] = ()) -> pl.DataFrame:
    """A yearly series with a row for each year that it lacks, null in all but its keys.

    In: year, the columns `by`, values. Out: the same columns, every group with every year of the
    frame's span, in that order, so that a line drawn through it breaks at a gap. Rows without a
    year stay, each group's last.
    """
    keys, rows, years = list(by), series.lazy(), _dated(series).to_frame().lazy()
    whole = rows.select(keys).unique().join(years, how="cross") if keys else years
    return (
        whole.join(rows, on=[*keys, "year"], how="full", nulls_equal=True, coalesce=True)
        .select(series.columns)
        .sort(*keys, "year", nulls_last=True, maintain_order=True)
        .collect()
    )


def _dated(rows: pl.DataFrame) -> pl.Series:
    """Every year from the first to the last."""
    first, last = rows["year"].min(), rows["year"].max()
    if not isinstance(first, int) or not isinstance(last, int):
        return pl.Series("year", [], pl.Int32())
    return pl.int_range(first, last + 1, dtype=pl.Int32(), eager=True).alias("year")
