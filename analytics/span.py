from collections.abc import Iterable

import polars as pl


def span(rows: pl.DataFrame) -> pl.DataFrame:
    """Every year from the first to the last of a frame: one column, year.

    Where a row has no year, null stands after them; where none has one, null alone.
    """
    year = pl.col("year")
    dated = rows.filter(year.is_not_null())
    undated = rows.filter(year.is_null()).select(year.cast(pl.Int32())).head(1)
    if dated.is_empty():
        return undated
    every = dated.select(pl.int_range(year.min(), year.max() + 1, dtype=pl.Int32()).alias("year"))
    return pl.concat([every, undated])


def with_gaps(series: pl.DataFrame, by: Iterable[str] = ()) -> pl.DataFrame:
    """A yearly series with a row for each year that it lacks, null in all but its keys.

    In: year, the columns `by`, values. Out: the same columns, every group with every year of the
    frame's span, in that order, so that a line drawn through it breaks at a gap. Rows without a
    year stay, each group's last.
    """
    keys = list(by)
    frame = span(series.filter(pl.col("year").is_not_null()))
    if keys:
        frame = series.select(keys).unique(maintain_order=True).join(frame, how="cross")
    undated = series.filter(pl.col("year").is_null())
    filled = frame.join(series, on=[*keys, "year"], how="left", nulls_equal=True)
    return pl.concat([filled.select(series.columns), undated]).sort(
        *keys, "year", nulls_last=True, maintain_order=True
    )
