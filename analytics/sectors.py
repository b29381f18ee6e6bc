from collections.abc import Iterable

import polars as pl

from analytics.amounts import in_sector, known_sum
from analytics.ends import ends
from analytics.flows import Direction, directed
from analytics.method import method
from analytics.shares import share


@method("country_sectors", formula="x_ik;  s_ik = x_ik / Σ_k x_ik", unit="measure")
def country_sectors(
    flows: pl.DataFrame, countries: Iterable[str], direction: Direction = "both"
) -> pl.DataFrame:
    """Sum one measure by country and sector, as origin ("out"), destination ("in") or either.

    Out: country, sector, amount, amount_once in the measure's own unit, share (0 to 1) of the
    country's sum over sectors of `amount_once`. What lies in two sectors is whole in the `amount`
    of both; of visits and agreements `amount` is the country's own count, as in its totals. A
    combination without a row is absent, not 0.
    """
    chosen = list(countries)
    seen = ends(directed(flows, chosen, direction), chosen)
    if direction in ("out", "in"):
        seen = seen.filter(pl.col("side").eq_missing(direction) | pl.col("side").is_null())
    amount = "amount" if in_sector(flows) == "amount" else "own"
    return (
        seen.lazy()
        .group_by("country", "sector")
        .agg(amount=known_sum(amount), amount_once=known_sum("amount_once"))
        .with_columns(share=share("amount_once", ["country"]))
        .sort("country", "amount", "sector", descending=[False, True, False], nulls_last=True)
        .collect()
    )


@method("sector_years", formula="x_kt = Σ_ij x_ijkt", unit="measure")
def sector_years(flows: pl.DataFrame) -> pl.DataFrame:
    """Sum one measure by sector and year.

    Out: sector, year (null: not known, each sector's last), amount (the sector's own count: what
    lies in two sectors is whole in both), amount_once, in the measure's own unit. Years without a
    row stay absent. Its growth by sector is `growth(…, value="amount", by=["sector"])`.
    """
    return (
        flows.lazy()
        .group_by("sector", "year")
        .agg(amount=known_sum(in_sector(flows)), amount_once=known_sum("amount_once"))
        .sort("sector", "year", nulls_last=True)
        .collect()
    )
