import polars as pl

from analytics.amounts import positive
from analytics.ends import is_country
from analytics.method import method
from analytics.world import require


@method(
    "trade_intensity",
    formula="T_ij = (x_ij / x_i) / (x_wj / x_w)",
    unit="ratio",
    source="Brown 1949; Kojima 1964, Hitotsubashi Journal of Economics 5(1)",
)
def trade_intensity(flows: pl.DataFrame) -> pl.DataFrame:
    """Compare a partner's weight in a country's exports with its weight in the world's.

    In: a world of one year: origin, destination, amount. Out: origin, destination, amount, share
    (0 to 1, of the origin's exports), world_share (0 to 1) and intensity (1 is neutral; more: the
    two trade more with each other than with others). A pair without a row is absent. Size is taken
    out, distance is not: neighbours are intense.

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    amount = pl.col("amount")
    pairs = flows.group_by("origin", "destination").agg(amount.sum())
    shares = pairs.with_columns(
        share=amount / positive(amount.sum().over("origin")),
        world_share=amount.sum().over("destination") / positive(amount.sum()),
    )
    return (
        shares.filter(is_country("origin"), is_country("destination"))
        .with_columns(intensity=pl.col("share") / positive(pl.col("world_share")))
        .sort("origin", "destination")
    )
