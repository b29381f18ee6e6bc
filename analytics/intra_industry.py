import polars as pl

from analytics.amounts import known_sum
from analytics.ends import is_country
from analytics.method import method


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


def _with(flows: pl.DataFrame, own: str, other: str, country: str) -> pl.DataFrame:
    rows = flows.filter(pl.col(own) == country, pl.col("amount").is_not_null())
    return rows.with_columns(pl.col(other).alias("partner"))


def _known(amount: str) -> pl.Expr:
    return known_sum(amount).alias(amount)
