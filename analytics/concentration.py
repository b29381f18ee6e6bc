from collections.abc import Iterable

import polars as pl

from analytics.method import method


@method(
    "concentration",
    formula="H = Σ s²;  H* = (H - 1/n) / (1 - 1/n)",
    unit="share",
    source="Hirschman 1964, American Economic Review 54(5); UNCTAD Handbook of Statistics",
)
def concentration(
    rows: pl.DataFrame, over: str, by: Iterable[str] = (), parts: int | None = None
) -> pl.DataFrame:
    """Measure how much of a sum lies in few of its parts (Herfindahl-Hirschman).

    In: `over` (what the sum is spread over, such as partners or products), amount, the columns
    `by`; `parts`: over how many a sum could be spread, those of the whole frame unless told. Out:
    the columns `by`, parts (n), hhi (1/n to 1, 1: all in one) and hhi_normalised (0 to 1, so that
    groups and lists of different length compare). Null where a group's sum is 0 or one of its
    parts is below 0; the normalised one also where there is a single part. Unknown values are left
    out of the shares.
    """
    keys, amount = list(by), pl.col("amount")
    parts = rows[over].n_unique() if parts is None else parts
    summed = rows.group_by(*keys, over).agg(amount.sum())
    sound = (amount.min() >= 0) & (amount.sum() > 0)
    index = pl.when(sound).then((amount**2).sum() / amount.sum() ** 2).alias("hhi")
    groups = summed.group_by(keys).agg(index) if keys else summed.select(index)
    least = 1 / parts if parts else 1.0
    normal = (pl.col("hhi") - least) / (1 - least) if parts > 1 else pl.lit(None, pl.Float64)
    found = groups.with_columns(parts=pl.lit(parts, pl.Int64), hhi_normalised=normal)
    shown = found.select(*keys, "parts", "hhi", "hhi_normalised")
    return shown.sort(keys) if keys else shown
