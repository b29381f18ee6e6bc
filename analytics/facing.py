from collections.abc import Iterable

import polars as pl

from analytics.amounts import undirected
from analytics.flows import Direction, country_flows, directed, sector_flows


def facing(flows: pl.DataFrame, home: Iterable[str], direction: Direction) -> pl.DataFrame:
    """The flows of the home countries laid out from left (origin) to right (destination).

    In and out: an aggregate. Visits and exports are those that `directed` keeps. An agreement has
    no direction: its home country is put at the origin, and one between two home countries is
    there from both of its ends, so that each country's own rows are complete; totals over
    countries then count it twice.
    """
    chosen = list(home)
    kept = directed(flows, chosen, direction)
    if not undirected(flows):
        return kept
    turned = kept.with_columns(origin=pl.col("destination"), destination=pl.col("origin"))
    return pl.concat([kept, turned]).filter(pl.col("origin").is_in(chosen))


def pairs(flows: pl.DataFrame, sector: str = "") -> pl.DataFrame:
    """Sum flows by origin and destination, of all sectors or of one, which counts in full.

    Out: origin, destination (null: not known), amount, amount_once in the measure's own unit, the
    largest first.
    """
    if not sector:
        return country_flows(flows)
    return sector_flows(flows.filter(pl.col("sector") == sector)).drop("sector")
