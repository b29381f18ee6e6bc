from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from analytics.amounts import measure_of
from analytics.flows import Direction, country_flows, country_totals, directed
from analytics.shares import share
from data.schemas import REST_OF_WORLD

PART = 1e-6


@dataclass(frozen=True, eq=False)
class Partnership:
    """What a map of partners shows, in the measure's own unit.

    `flows` (origin, destination, amount) are the strongest, of `links` in all; `totals` (country,
    amount) are of their ends; `shares` (country, share) are the partners' parts of all that leaves
    ("out") or reaches ("in") the home countries; `unplaced` has no known other end.
    """

    flows: pl.DataFrame
    totals: pl.DataFrame
    shares: pl.DataFrame
    links: int
    unplaced: float


def partnership(
    flows: pl.DataFrame, home: Iterable[str], direction: Direction, most: int
) -> Partnership:
    """The strongest `most` links of an aggregate that leave, reach or join the home countries.

    The rest of the world and unknown ends have no place on a map: they belong to the sums that
    shares are taken of, and are in no flow.
    """
    chosen = list(home)
    kept = directed(flows, chosen, direction)
    pairs = country_flows(kept)
    placed = pairs.filter(
        pl.all_horizontal(pl.col("origin", "destination").is_not_null()),
        pl.all_horizontal(pl.col("origin", "destination") != REST_OF_WORLD),
        pl.col("origin") != pl.col("destination"),
        pl.col("amount") > 0,
    )
    shown = placed.head(most).select("origin", "destination", "amount")
    ends = {*chosen, *shown["origin"], *shown["destination"]}
    unknown = pairs.filter(pl.any_horizontal(pl.col("origin", "destination").is_null()))
    return Partnership(
        flows=shown,
        totals=_totals(kept, chosen, ends, direction),
        shares=_shares(kept, chosen, direction),
        links=placed.height,
        unplaced=float(unknown["amount_once"].sum()),
    )


def _totals(
    kept: pl.DataFrame, home: list[str], ends: set[str], direction: Direction
) -> pl.DataFrame:
    """Totals of all ends; of visits those of the home countries alone, made or received.

    A visit of several origins is one to its host. Where a selection keeps only some of its
    origins that one can't be told, and no totals are given.
    """
    if measure_of(kept) != "visits":
        return country_totals(kept, ends).select("country", "amount").drop_nulls()
    side: Direction = "in" if direction == "in" else "out"
    totals = country_totals(kept, home, side).select("country", "amount").drop_nulls()
    whole = (totals["amount"] - totals["amount"].round()).abs() < PART
    return totals.with_columns(pl.col("amount").round()) if whole.all() else totals.clear()


def _shares(kept: pl.DataFrame, home: list[str], direction: Direction) -> pl.DataFrame:
    partner = {"out": "destination", "in": "origin"}.get(direction)
    if partner is None:
        return pl.DataFrame(schema={"country": pl.String, "share": pl.Float64})
    sums = kept.group_by(country=partner).agg(amount=pl.col("amount_once").sum())
    return (
        sums.with_columns(share=share("amount"))
        .filter(pl.col("country").is_not_null(), ~pl.col("country").is_in([*home, REST_OF_WORLD]))
        .select("country", "share")
        .drop_nulls()
        .sort("share", "country", descending=[True, False])
    )
