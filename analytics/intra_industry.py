from typing import Final

import polars as pl

from analytics.amounts import known_sum, positive
from analytics.ends import is_country
from analytics.method import method

WAYS: Final = ("exports", "imports", "trade", "matched", "grubel_lloyd")


@method(
    "grubel_lloyd",
    formula="GL_ij = 1 - Σ_k |X_ijk - M_ijk| / Σ_k (X_ijk + M_ijk)",
    unit="share",
    source="Grubel & Lloyd 1971, Economic Record 47(4)",
)
def intra_industry(flows: pl.DataFrame, country: str, by: str = "product") -> pl.DataFrame:
    """Measure how much of a country's trade with each partner is in the same products.

    In: origin, destination, `by`, amount, both directions of one classification and valuation.
    Out: partner, exports, imports, products (those traded either way) and grubel_lloyd (0: one
    sells what the other does not; 1: both sell the same to each other). The finer the list of
    products, the lower it is. A product without a row is nothing sold between two countries that
    have rows; null where one direction has no row at all. The largest trade first.
    """
    known = flows.filter(is_country("origin"), is_country("destination"))
    sold = _with(known, "origin", "destination", country).rename({"amount": "exports"})
    bought = _with(known, "destination", "origin", country).rename({"amount": "imports"})
    cells = (
        pl.concat([sold, bought], how="diagonal")
        .group_by("partner", by)
        .agg(_known("exports"), _known("imports"))
    )
    exports, imports = pl.col("exports"), pl.col("imports")
    apart = (exports.fill_null(0) - imports.fill_null(0)).abs().sum()
    whole = exports.sum() + imports.sum()
    both = (exports.count() > 0) & (imports.count() > 0) & (whole > 0)
    return (
        cells.group_by("partner")
        .agg(
            exports.sum(),
            imports.sum(),
            products=pl.len().cast(pl.Int64()),
            grubel_lloyd=pl.when(both).then(1 - apart / whole),
        )
        .sort(exports + imports, "partner", descending=[True, False])
    )


def both_ways(flows: pl.DataFrame, country: str, partner: str, by: str = "product") -> pl.DataFrame:
    """The trade of a pair by product, and how much of each product's goes both ways.

    In: as for `intra_industry`. Out: `by`, exports, imports, trade (both), matched (what one way is
    met by the other: twice the smaller) and grubel_lloyd (matched over trade; 0 to 1). Matched
    over trade, of all products together, is the index of the pair. Largest trade first; no rows
    where one direction has none at all, since the index is then unknown.
    """
    out, back = _flow(country, partner), _flow(partner, country)
    pair = flows.filter(out | back, pl.col("amount").is_not_null())
    if pair.filter(out).is_empty() or pair.filter(back).is_empty():
        return pl.DataFrame(schema={by: pl.String, **dict.fromkeys(WAYS, pl.Float64)})
    amount = pl.col("amount")
    cells = pair.group_by(by).agg(
        exports=amount.filter(out).sum(), imports=amount.filter(back).sum()
    )
    told = cells.with_columns(
        trade=pl.col("exports") + pl.col("imports"),
        matched=2 * pl.min_horizontal("exports", "imports"),
    )
    index = pl.col("matched") / positive(pl.col("trade"))
    return told.with_columns(grubel_lloyd=index).sort("trade", by, descending=[True, False])


def _flow(origin: str, destination: str) -> pl.Expr:
    return (pl.col("origin") == origin) & (pl.col("destination") == destination)


def _with(flows: pl.DataFrame, own: str, other: str, country: str) -> pl.DataFrame:
    rows = flows.filter(pl.col(own) == country, pl.col("amount").is_not_null())
    return rows.with_columns(pl.col(other).alias("partner"))


def _known(amount: str) -> pl.Expr:
    return known_sum(amount).alias(amount)
