import polars as pl


def side_of(split: str, year: pl.Expr, month: pl.Expr) -> pl.Expr:
    """Whether a date lies "before" a month 'YYYY-MM', in it or "after" it, or is "not_placed".

    A date that gives the year alone is placed where that settles it; without a year, or with the
    year of the split but no month, it is not placed.
    """
    split_year, split_month = (int(part) for part in split.split("-"))
    before = (year < split_year) | ((year == split_year) & (month < split_month))
    after = (year > split_year) | ((year == split_year) & (month >= split_month))
    return (
        pl.when(before)
        .then(pl.lit("before"))
        .when(after)
        .then(pl.lit("after"))
        .otherwise(pl.lit("not_placed"))
    )
