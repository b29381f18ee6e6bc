import polars as pl


def confirmed(flows: pl.DataFrame) -> pl.DataFrame:
    """The flows without visits that were only announced: what is not confirmed is not counted.

    In and out: an aggregate. Agreements and exports come back whole.
    """
    if "status" not in flows.columns:
        return flows
    return flows.filter(pl.col("status") != "announced")
