from typing import Final

import numpy as np
import polars as pl

from data.synthetic.chance import Places

PRECISION_SHARES: Final = (0.70, 0.18, 0.06, 0.06)
"""Shares of dates known to the day, the month, the year, and not at all."""
_LENGTHS: Final = tuple(len(known) for known in ("2018-10-01", "2018-10", "2018", ""))


def first_days(first_year: int, months: Places) -> pl.Series:
    """The first day of each month, months counted from January of the first year."""
    start = np.datetime64(f"{first_year}-01", "M") + months.astype("timedelta64[M]")
    return pl.Series(start.astype("datetime64[D]"))


def days(first_year: int, months: Places, chance: np.random.Generator) -> pl.Series:
    """A day in each month, by chance."""
    later = chance.integers(0, 28, len(months))
    return first_days(first_year, months) + pl.Series(later.astype("timedelta64[ms]") * 86_400_000)


def partly_known(dates: pl.Series, chance: np.random.Generator) -> pl.Series:
    """ISO dates as text, some cut to the month or the year, some null (PRECISION_SHARES)."""
    length = pl.Series(chance.choice(_LENGTHS, len(dates), p=PRECISION_SHARES))
    frame = pl.DataFrame({"day": dates.dt.strftime("%Y-%m-%d"), "length": length})
    text = pl.col("day").str.head(pl.col("length"))
    return frame.select(pl.when(pl.col("length") > 0).then(text)).to_series()
