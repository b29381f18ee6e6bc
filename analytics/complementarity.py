import numpy as np
import polars as pl

from analytics.ends import is_country
from analytics.method import method
from analytics.shares import share
from analytics.world import require


@method(
    "complementarity",
    formula="C_ij = 100 · (1 - ½ Σ_k |m_jk - x_ik|), in shares",
    unit="points",
    source="Michaely 1996, Trade Preferential Agreements in Latin America",
)
def complementarity(flows: pl.DataFrame, by: str = "product") -> pl.DataFrame:
    """Compare what a country sells, to all, with what another one buys, from all.

    In: a world of one year: origin, destination, `by`, amount. Out: origin, destination,
    complementarity (0: nothing of what one sells is bought by the other; 100: the same mix). It
    compares mixes, not sizes, and says nothing of what the two trade today.

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    sold, bought = _mix(flows, "origin", by), _mix(flows, "destination", by)
    products = sorted({*sold.columns, *bought.columns} - {"country"})
    one, other = (_filled(mix, products) for mix in (sold, bought))
    sells, buys = (mix.select(products).to_numpy() for mix in (one, other))
    apart = np.abs(sells[:, None, :] - buys[None, :, :]).sum(axis=2)
    pairs = one.select(origin="country").join(other.select(destination="country"), how="cross")
    found = pairs.with_columns(complementarity=pl.Series(100 * (1 - apart.ravel() / 2)))
    return found.filter(pl.col("origin") != pl.col("destination"))


def _mix(flows: pl.DataFrame, end: str, by: str) -> pl.DataFrame:
    """A row a country with the share of each product in what it sells, or buys."""
    cells = flows.filter(is_country(end)).group_by(pl.col(end).alias("country"), by)
    shares = cells.agg(pl.col("amount").sum()).select(
        "country", by, share=share("amount", ["country"])
    )
    known = shares.drop_nulls("share")
    return known.pivot(by, index="country", values="share").sort("country")


def _filled(mix: pl.DataFrame, products: list[str]) -> pl.DataFrame:
    """A product that a country does not trade has no part in its mix."""
    absent = [pl.lit(0.0).alias(name) for name in products if name not in mix.columns]
    return mix.with_columns(*absent).with_columns(pl.col(products).fill_null(0.0))
