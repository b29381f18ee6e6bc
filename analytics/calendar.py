import polars as pl

from analytics.formats import ANNOUNCED, REPORTED
from analytics.method import method


@method("visit_calendar", formula="n_ym = Σ visits in month m of year y", unit="visits")
def visit_calendar(visits: pl.DataFrame) -> pl.DataFrame:
    """Count visits by year and month, each visit once.

    In: an aggregate of visits. Out: year, month (1 to 12; null: only the year is known; both
    null: no date, the last row), reported, announced (not part of `reported`), in visits. Months
    without a row stay absent.
    """
    return (
        visits.group_by("year", "month")
        .agg(reported=REPORTED, announced=ANNOUNCED)
        .sort("year", "month", nulls_last=True)
    )
