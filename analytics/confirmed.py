from typing import Final

import polars as pl

HAPPENED: Final = pl.col("status") != "announced"
"""Of visits those that are known to have taken place, not only announced."""


def confirmed(flows: pl.DataFrame) -> pl.DataFrame:
    """The flows without visits that were only announced: what is not confirmed is not counted.

    In and out: an aggregate. Agreements and exports come back whole.
    """
    if "status" not in flows.columns:
        return flows
    return flows.filter(HAPPENED)
