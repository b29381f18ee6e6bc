"""What an upload would change in a stored dataset, told before it is stored."""

from typing import Final

import msgspec
import polars as pl

CHANGES: Final = ("what", "column", "old", "new")
"""Columns that the table of changes has beside the key of its kind: new, changed or gone."""

MOVED: Final = pl.Schema(
    {
        "measure": pl.String(),
        "year": pl.Int32(),
        "country": pl.String(),
        "before": pl.Float64(),
        "after": pl.Float64(),
        "change": pl.Float64(),
    }
)
"""Published totals that would move, the largest change first, in the dataset's unit."""


class Difference(msgspec.Struct, frozen=True):
    """Rows by key: new, changed in at least one value, unchanged, gone; `moved` totals."""

    new: int
    changed: int
    unchanged: int
    gone: int
    moved: int
