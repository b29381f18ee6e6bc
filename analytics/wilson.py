import polars as pl

from analytics.interval import Z


def wilson(reached: pl.Expr, of: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The ends of the 95 per cent interval of a share, 0 to 1, null of none (Wilson 1927)."""
    share, square = reached / of, Z**2
    middle = share + square / (2 * of)
    reach = Z * (share * (1 - share) / of + square / (4 * of**2)).sqrt()
    scale = 1 + square / of
    low, high = (middle - reach) / scale, (middle + reach) / scale
    known = of > 0
    # At the ends of the scale rounding would step over it or stop short.
    low = pl.when(reached > 0).then(low).otherwise(0.0)
    high = pl.when(reached < of).then(high).otherwise(1.0)
    return pl.when(known).then(low), pl.when(known).then(high)
