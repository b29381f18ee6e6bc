import polars as pl

from analytics.ends import is_country
from analytics.shares import rank


def opportunities(markets: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Put what is on record with each market beside its potential.

    In: the markets of one origin as from `market_potential`, and counts as from `partner_counts`.
    Out: rank (1: the most unrealised), partner, unrealised, potential, amount, realised, visits
    (made and received), agreements, made, received; null: none on record. The largest first. The
    counts are records that were found, two measures that are never added, nor set against money.
    """
    made, received = pl.col("made"), pl.col("received")
    known = made.is_not_null() | received.is_not_null()
    beside = markets.rename({"destination": "partner"}).join(counts, on="partner", how="left")
    return (
        beside.filter(is_country("partner"))
        .with_columns(
            rank=rank("unrealised"),
            visits=pl.when(known).then(made.fill_null(0) + received.fill_null(0)),
        )
        .select(
            *("rank", "partner", "unrealised", "potential", "amount", "realised"),
            *("visits", "agreements", "made", "received"),
        )
        .sort("unrealised", "partner", descending=[True, False])
    )


def few(column: str, least: int) -> pl.Expr:
    """Whether fewer than `least` records are known."""
    return pl.col(column).fill_null(0) < least
