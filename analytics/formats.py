import polars as pl

from analytics.confirmed import HAPPENED
from analytics.method import method
from analytics.shares import share
from analytics.split import side_of

REPORTED = pl.col("amount_once").filter(HAPPENED).sum()
ANNOUNCED = pl.col("amount_once").filter(~HAPPENED).sum()


@method("formats_by_year", formula="n_ft = Σ visits of format f in year t", unit="visits")
def formats_by_year(visits: pl.DataFrame) -> pl.DataFrame:
    """Count visits by year and format, each visit once.

    In: an aggregate of visits. Out: year (null: not known, last), format (null: not known),
    reported, announced (told beforehand and never confirmed; not part of `reported`), in visits.
    Years and formats without a row stay absent: a sample's silence is not a zero.
    """
    return (
        visits.group_by("year", "format")
        .agg(reported=REPORTED, announced=ANNOUNCED)
        .sort("year", "format", nulls_last=True)
    )


@method("formats_around", formula="n_f before and from the split month on", unit="visits")
def formats_around(visits: pl.DataFrame, split: str) -> pl.DataFrame:
    """Count visits by format before a month, and in it or after it, each visit once.

    In: an aggregate of visits; `split` as "2020-03". Out: period ("before", "after",
    "not_placed": the date is too coarse, or there is none), format (null: not known), reported,
    announced, in visits, share (0 to 1) of the period's reported visits. Compare the shares, not
    the counts: the two periods need not be equally long, nor equally well recorded.
    """
    order = pl.col("period").replace_strict({"before": 0, "after": 1, "not_placed": 2})
    return (
        visits.group_by(side_of(split, pl.col("year"), pl.col("month")).alias("period"), "format")
        .agg(reported=REPORTED, announced=ANNOUNCED)
        .with_columns(share=share("reported", ["period"]))
        .sort(order, "format", nulls_last=True)
    )
