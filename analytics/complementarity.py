from typing import Final

import numpy as np
import polars as pl

from analytics.ends import is_country
from analytics.method import method
from analytics.shares import share
from analytics.world import require

MIXES: Final = ("sold", "bought", "common")


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


def mixes(flows: pl.DataFrame, by: str = "product") -> pl.DataFrame:
    """What every country sells, to all, and buys, from all, in shares.

    In: a world of one year, as for `complementarity`. Out: country, `by`, sold and bought (0 to 1;
    null: nothing of it).

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    sold, bought = (
        _shares(flows.filter(is_country(end)), end, by).rename({"share": name})
        for end, name in (("origin", "sold"), ("destination", "bought"))
    )
    return sold.join(bought, on=["country", by], how="full", coalesce=True)


def common_mix(
    mixed: pl.DataFrame, origin: str, destination: str, by: str = "product"
) -> pl.DataFrame:
    """What one country sells beside what another one buys, and what the two mixes share.

    In: the rows of `mixes`. Out: `by`, sold and bought (0 to 1, of all that the origin sells, of
    all that the destination buys) and common, the smaller of the two in points (0 to 100): they add
    up to the complementarity of the pair. Largest in common first; no rows where one of the two
    sells, or buys, nothing.
    """
    sold, bought = (
        mixed.filter(pl.col("country") == code).select(by, name).drop_nulls()
        for code, name in ((origin, "sold"), (destination, "bought"))
    )
    if sold.is_empty() or bought.is_empty():
        return pl.DataFrame(schema={by: pl.String, **dict.fromkeys(MIXES, pl.Float64)})
    both = sold.join(bought, on=by, how="full", coalesce=True)
    filled = both.with_columns(pl.col("sold", "bought").fill_null(0.0))
    return filled.with_columns(common=100 * pl.min_horizontal("sold", "bought")).sort(
        "common", by, descending=[True, False]
    )


def _mix(flows: pl.DataFrame, end: str, by: str) -> pl.DataFrame:
    """A row a country with the share of each product in what it sells, or buys."""
    known = _shares(flows.filter(is_country(end)), end, by)
    return known.pivot(by, index="country", values="share").sort("country")


def _shares(flows: pl.DataFrame, end: str, by: str) -> pl.DataFrame:
    """The share of each product in what a country sells, or buys."""
    cells = flows.group_by(pl.col(end).alias("country"), by).agg(pl.col("amount").sum())
    return cells.select("country", by, share=share("amount", ["country"])).drop_nulls("share")


def _filled(mix: pl.DataFrame, products: list[str]) -> pl.DataFrame:
    """A product that a country does not trade has no part in its mix."""
    absent = [pl.lit(0.0).alias(name) for name in products if name not in mix.columns]
    return mix.with_columns(*absent).with_columns(pl.col(products).fill_null(0.0))
