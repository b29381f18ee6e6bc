from collections.abc import Sequence

import polars as pl

from analytics.ends import is_country
from analytics.method import method
from analytics.world import require
from data.problem import Problem


@method(
    "constant_market_share",
    formula=(
        "Δx = r·x + Σ_k (r_k - r)·x_k + Σ_kj (r_kj - r_k)·x_kj + Σ_kj (Δx_kj - r_kj·x_kj);  "
        "r: growth of the world's exports"
    ),
    unit="measure",
    source="Tyszynski 1951, The Manchester School 19(3); Richardson 1971, J. Int. Economics 1(2)",
)
def constant_market_share(
    flows: pl.DataFrame,
    start: int,
    end: int,
    by: str = "sector",
    within: Sequence[str] = (),
) -> pl.DataFrame:
    """Take the change of a country's exports apart into four parts that add up to it.

    In: a world of several years: year, origin, destination, `by`, amount. Out: country, start, end,
    start_value, end_value, change and its parts in the dataset's unit: growth (had it grown as the
    world did), commodity (its products grew otherwise than the world's exports), market (its
    markets did, within products), competitiveness (the rest: its shares of markets changed). Two
    levels, products before markets, weighed by the first year, which is the base; in the other
    order commodity and market differ. The world holds the country itself. Nominal values. `within`
    names `by`, destination or both: the parts are then told for each, and their sums are the same.

    Raises Problem where the flows have too few countries, or one of the years has no row.
    """
    require(flows)
    for missing in {start, end} - set(flows["year"]):
        raise Problem("world.no_year", year=str(missing))
    amount, year = pl.col("amount"), pl.col("year")
    own = flows.group_by("origin", "destination", by).agg(
        before=amount.filter(year == start).sum(), after=amount.filter(year == end).sum()
    )
    rates = own.with_columns(
        _growth("all", []), _growth("product", [by]), _growth("cell", [by, "destination"])
    )
    return _parts(rates, start, end, within)


def _growth(name: str, over: list[str]) -> pl.Expr:
    """Growth of the world's exports: of all, of a product, of a product in a market.

    Where the world sold nothing at first, nobody had a share to keep: none is counted.
    """
    before, after = (
        pl.col(column).sum().over(over) if over else pl.col(column).sum()
        for column in ("before", "after")
    )
    rate = pl.when(before != 0).then(after / before - 1).otherwise(0.0)
    return rate.alias(f"growth_{name}")


def _parts(rates: pl.DataFrame, start: int, end: int, within: Sequence[str]) -> pl.DataFrame:
    before, after = pl.col("before"), pl.col("after")
    of_all, of_product, of_cell = (pl.col(f"growth_{n}") for n in ("all", "product", "cell"))
    return (
        rates.filter(is_country("origin"))
        .group_by(pl.col("origin").alias("country"), *within)
        .agg(
            start=pl.lit(start, pl.Int32()),
            end=pl.lit(end, pl.Int32()),
            start_value=before.sum(),
            end_value=after.sum(),
            change=(after - before).sum(),
            growth=(of_all * before).sum(),
            commodity=((of_product - of_all) * before).sum(),
            market=((of_cell - of_product) * before).sum(),
            competitiveness=(after - before - of_cell * before).sum(),
        )
        .sort("country", *within)
    )
