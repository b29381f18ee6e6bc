import polars as pl

from analytics.amounts import positive
from analytics.ends import is_country
from analytics.method import method
from analytics.world import require


@method(
    "rca",
    formula="RCA_ik = (x_ik / x_i) / (x_wk / x_w);  RSCA = (RCA - 1) / (RCA + 1)",
    unit="ratio",
    source="Balassa 1965, The Manchester School 33(2); Dalum, Laursen & Villumsen 1998",
)
def specialisation(flows: pl.DataFrame, by: str = "product") -> pl.DataFrame:
    """Compare what each country's exports consist of with what the world's consist of.

    In: a world of one year, or its sums over destinations: origin, `by` (product or sector),
    amount. Out: country, `by`, amount, share (0 to 1, of the country's exports), world_share (0 to
    1), rca (0 and more, 1 is the world's own weight), rsca (-1 to 1, 0 is the world's). A
    combination without a row is absent. The rest of the world is in the world's sums and has no
    rows. Specialisation says what a country exports more of than others do, not why, nor that it
    does so cheaply or well.

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    amount = pl.col("amount")
    cells = flows.group_by("origin", by).agg(amount.sum())
    shares = cells.with_columns(
        share=amount / positive(amount.sum().over("origin")),
        world_share=amount.sum().over(by) / positive(amount.sum()),
    )
    rca = pl.col("share") / positive(pl.col("world_share"))
    return (
        shares.filter(is_country("origin"))
        .with_columns(rca=rca)
        .with_columns(rsca=(pl.col("rca") - 1) / (pl.col("rca") + 1))
        .rename({"origin": "country"})
        .sort("country", by)
    )
