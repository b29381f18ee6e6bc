from collections.abc import Iterable
from typing import Literal

import polars as pl

from analytics.amounts import in_full, in_sector, known_sum, undirected
from analytics.ends import ends
from analytics.method import method
from analytics.shares import share

Direction = Literal["out", "in", "between", "both"]


def directed(flows: pl.DataFrame, home: Iterable[str], direction: Direction) -> pl.DataFrame:
    """The flows that leave the home countries, reach them, stay between them, or touch them.

    "out" is from a home country to anybody, "in" from anybody to a home country, "between" has
    both ends at home, "both" either. Agreements have no direction: "out" and "in" are "both".
    """
    chosen = list(home)
    leaves = pl.col("origin").is_in(chosen).fill_null(value=False)
    reaches = pl.col("destination").is_in(chosen).fill_null(value=False)
    if direction == "between":
        return flows.filter(leaves & reaches)
    if direction == "both" or undirected(flows):
        return flows.filter(leaves | reaches)
    return flows.filter(leaves if direction == "out" else reaches)


@method("country_flow", formula="x_ij = Σ_k x_ijk", unit="measure")
def country_flows(flows: pl.DataFrame) -> pl.DataFrame:
    """Sum one measure by origin and destination, the largest flow first.

    Out: origin, destination (null: not known), amount, amount_once, in the measure's own unit.
    `amount` counts a visit or an agreement in full for each pair of its countries, `amount_once`
    shares it among them, so that only the latter adds up to a total. A flow without any known
    value is null, never 0; two measures are never added.
    """
    return (
        flows.lazy()
        .group_by("origin", "destination")
        .agg(amount=known_sum(in_full(flows)), amount_once=known_sum("amount_once"))
        .sort("amount", "origin", "destination", descending=[True, False, False], nulls_last=True)
        .collect()
    )


@method("sector_flow", formula="x_ijk = Σ value by (origin, sector, destination)", unit="measure")
def sector_flows(flows: pl.DataFrame) -> pl.DataFrame:
    """Sum one measure by origin, sector and destination, the largest flow first.

    Out: origin, sector, destination, amount, amount_once, in the measure's own unit. What lies in
    two sectors is whole in the `amount` of each; `amount_once` splits it, so that the sum over
    sectors is the country flow.
    """
    keys = ["origin", "sector", "destination"]
    return (
        flows.lazy()
        .group_by(keys)
        .agg(amount=known_sum("amount"), amount_once=known_sum("amount_once"))
        .sort("amount", *keys, descending=[True, False, False, False], nulls_last=True)
        .collect()
    )


@method("sector_total", formula="x_k = Σ_ij x_ijk;  share_k = once_k / Σ_k once_k", unit="measure")
def sector_totals(flows: pl.DataFrame) -> pl.DataFrame:
    """Sum one measure by sector, the largest sector first.

    Out: sector, amount, amount_once in the measure's own unit, share of all sectors (0 to 1, of
    `amount_once`). `amount` is the sector's own count: what lies in two sectors is whole in both,
    a visit from several countries or an agreement of many is one. Sectors without a row are
    absent.
    """
    return (
        flows.lazy()
        .group_by("sector")
        .agg(amount=known_sum(in_sector(flows)), amount_once=known_sum("amount_once"))
        .with_columns(share=share("amount_once"))
        .sort("amount", "sector", descending=[True, False], nulls_last=True)
        .collect()
    )


@method("country_total", formula="x_i = Σ_j x_ij (out), Σ_j x_ji (in)", unit="measure")
def country_totals(
    flows: pl.DataFrame, countries: Iterable[str], direction: Direction = "both"
) -> pl.DataFrame:
    """Sum one measure by country, as origin ("out"), destination ("in") or either ("both").

    Out: country, amount, amount_once in the measure's own unit, the largest first; a country
    without a row is absent. `amount` is the country's own count: a visit is one for each of its
    origins and one for its host, an agreement is one with each other country that takes part.
    "between" counts both ways, but only flows between the countries named.
    """
    chosen = list(countries)
    seen = ends(directed(flows, chosen, direction), chosen)
    if direction in ("out", "in") and not undirected(flows):
        seen = seen.filter(pl.col("side") == direction)
    return (
        seen.lazy()
        .group_by("country")
        .agg(amount=known_sum("own"), amount_once=known_sum("amount_once"))
        .sort("amount", "country", descending=[True, False], nulls_last=True)
        .collect()
    )


@method("yearly_total", formula="x_t = Σ_ijk x_ijkt", unit="measure")
def years(flows: pl.DataFrame) -> pl.DataFrame:
    """Sum one measure by year, each fact once.

    Out: year, amount_once in the measure's own unit, in the order of years. A year without a row
    stays absent: nothing recorded is not nothing. What has no year is a row of its own, the last.
    """
    return (
        flows.lazy()
        .group_by("year")
        .agg(amount_once=known_sum("amount_once"))
        .sort("year", nulls_last=True)
        .collect()
    )
