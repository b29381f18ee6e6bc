import polars as pl

from analytics.amounts import in_full, known_sum, undirected
from analytics.ends import ends, sides
from analytics.method import method


@method("pair_profile", formula="x_abkt and x_bakt", unit="measure")
def pair_profile(flows: pl.DataFrame, a: str, b: str) -> pl.DataFrame:
    """Lay out what goes between two countries: both directions by sector and year.

    Out: direction ("out" from a to b, "in" from b to a, "between" where there is none), sector,
    year (null: not known), amount, amount_once in the measure's own unit. Rows stand only for
    what is recorded. What lies in two sectors is whole in the `amount` of both.
    """
    direction = pl.when(pl.col("origin") == a).then(pl.lit("out")).otherwise(pl.lit("in"))
    if undirected(flows):
        direction = pl.lit("between")
    keys = ["direction", "sector", "year"]
    return (
        between(flows, a, b)
        .with_columns(direction=direction)
        .group_by(keys)
        .agg(amount=known_sum("amount"), amount_once=known_sum("amount_once"))
        .sort(*keys[:1], "year", "sector", descending=[True, False, False], nulls_last=True)
    )


@method("pair_sectors", formula="x_abk, x_bak, x_abk - x_bak", unit="measure")
def pair_sectors(flows: pl.DataFrame, a: str, b: str) -> pl.DataFrame:
    """Set the two directions between a and b side by side, by sector.

    Out: sector, out (a to b), in_ (b to a), total, balance (out - in_), in the measure's own
    unit, the largest total first. A side without a row is null and leaves no balance; agreements
    have a total alone. What lies in two sectors is whole in both, so balances by sector need not
    add up to the pair's.
    """
    return _side_by_side(flows, a, b, "sector", "amount").sort(
        "total", "sector", descending=[True, False], nulls_last=True
    )


@method("pair_years", formula="x_abt, x_bat, x_abt - x_bat", unit="measure")
def pair_years(flows: pl.DataFrame, a: str, b: str) -> pl.DataFrame:
    """Set the two directions between a and b side by side, by year.

    Out: year (null: not known, last), out (a to b), in_ (b to a), total, balance (out - in_), in
    the measure's own unit. Each fact counts once for the pair; years without a row stay absent, a
    side without one is null and leaves no balance.
    """
    return _side_by_side(flows, a, b, "year", in_full(flows)).sort("year", nulls_last=True)


def between(flows: pl.DataFrame, a: str, b: str) -> pl.DataFrame:
    """The rows of an aggregate whose two ends are a and b, in either direction."""
    origin, destination = pl.col("origin"), pl.col("destination")
    return flows.filter(((origin == a) & (destination == b)) | ((origin == b) & (destination == a)))


def _side_by_side(flows: pl.DataFrame, a: str, b: str, key: str, amount: str) -> pl.DataFrame:
    seen = ends(between(flows, a, b), [a])
    return sides(seen, [key], amount).with_columns(balance=pl.col("out") - pl.col("in_"))
