from collections.abc import Iterable
from typing import Literal

import polars as pl

from analytics.amounts import in_full
from analytics.ends import ends, sides
from analytics.method import method
from analytics.shares import rank, share

Side = Literal["total", "out", "in_"]


@method("partner_rank", formula="x_hj = x_h→j + x_j→h;  rank by x_hj", unit="measure")
def partner_ranking(flows: pl.DataFrame, home: Iterable[str], by: Side = "total") -> pl.DataFrame:
    """Rank the partners of the home countries by their flows with them.

    Out: partner (null: not known), out, in_, total in the measure's own unit, share (0 to 1) and
    rank of the column `by`, the largest first. A visit or an agreement is whole for each partner.
    A side without a row is null, not 0; agreements have no sides. The unknown partner and the
    rest of the world have a share but no rank. A flow between two home countries is seen from
    both, so it counts for each as the other's partner.
    """
    return (
        sides(_seen(flows, home), ["partner"], in_full(flows))
        .lazy()
        .with_columns(share=share(by), rank=rank(by, "partner"))
        .sort("rank", by, "partner", descending=[False, True, False], nulls_last=True)
        .collect()
    )


@method("partner_sectors", formula="x_hjk = x_h→j,k + x_j→h,k", unit="measure")
def partner_sectors(flows: pl.DataFrame, home: Iterable[str]) -> pl.DataFrame:
    """Sum one measure by partner and sector, both directions together and each by itself.

    Out: partner, sector, out, in_, amount in the measure's own unit. A combination without a row
    is a gap in the records and stays absent; it is not 0. What lies in two sectors is whole in
    both, so the sum over sectors can exceed the partner's total.
    """
    cells = sides(_seen(flows, home), ["partner", "sector"], "amount")
    return cells.rename({"total": "amount"}).sort("partner", "sector", nulls_last=True)


@method("rank_change", formula="rank(before) - rank(after)", unit="rank")
def rank_change(
    flows: pl.DataFrame, home: Iterable[str], before: int, after: int, by: Side = "total"
) -> pl.DataFrame:
    """Compare the partners' ranks in two years.

    Out: partner, total_before, total_after in the measure's own unit, rank_before, rank_after,
    change in places (positive: has risen), ordered by the later rank. A partner without a row in
    one of the years has no rank there and no change: it may be new, or unreported.
    """
    chosen = list(home)
    first, last = (
        partner_ranking(flows.filter(pl.col("year") == year), chosen, by).select(
            "partner", pl.col(by).alias(f"total_{end}"), pl.col("rank").alias(f"rank_{end}")
        )
        for year, end in ((before, "before"), (after, "after"))
    )
    both = first.join(last, on="partner", how="full", coalesce=True, nulls_equal=True)
    change = pl.col("rank_before") - pl.col("rank_after")
    columns = ("partner", "total_before", "total_after", "rank_before", "rank_after")
    return both.select(*columns, change=change).sort(
        "rank_after", "rank_before", "partner", nulls_last=True
    )


def _seen(flows: pl.DataFrame, home: Iterable[str]) -> pl.DataFrame:
    return ends(flows, home)
