from collections.abc import Set
from dataclasses import dataclass

import polars as pl

from analytics.amounts import in_full, missing_cells
from analytics.bilateral import between
from analytics.ends import ends, sides
from data.schemas import REST_OF_WORLD


@dataclass(frozen=True, eq=False)
class Exchange:
    """What a country sends (out) and receives (in_), in the measure's own unit.

    `rows` are by sector or by year. `unnamed` are those of the countries asked for that have no
    row of their own in the dataset, `lumped` whether it has a rest of the world that holds them;
    `suppressed` counts the cells whose value is not told; `out` and `in_` are the sums of the
    rows, each fact once, None where no value is known.
    """

    rows: pl.DataFrame
    unnamed: tuple[str, ...] = ()
    lumped: bool = False
    suppressed: int = 0
    out: float | None = None
    in_: float | None = None


def exchange_by_sector(
    flows: pl.DataFrame, named: Set[str], country: str, partner: str = ""
) -> Exchange:
    """Both directions by sector in the last year that has a value.

    In: an aggregate narrowed to what is shown, and whom the whole of it names; without `partner`
    the other end is everybody. Out: rows of year, sector, out, in_, total, balance (out - in_), the
    largest total first; a side without a row is null and leaves no balance. What lies in two
    sectors is whole in both.
    """
    seen = _seen(flows, country, partner)
    last = seen.filter(pl.col("amount_once").is_not_null())["year"].max()
    kept = seen.filter(pl.col("year").eq_missing(pl.lit(last, pl.Int32())))
    rows = _balanced(kept, ["year", "sector"], "amount")
    largest_first = rows.sort("total", "sector", descending=[True, False], nulls_last=True)
    return _exchange(largest_first, kept, named, (country, partner), in_full(flows))


def exchange_by_year(
    flows: pl.DataFrame, named: Set[str], country: str, partner: str = ""
) -> Exchange:
    """Both directions by year, each fact once, in the order of years.

    In: as for `exchange_by_sector`. Out: rows of year, out, in_, total, balance; years without a
    row stay absent, and what has no year is left out.
    """
    dated = _seen(flows, country, partner).filter(pl.col("year").is_not_null())
    rows = _balanced(dated, ["year"], in_full(flows)).sort("year")
    return _exchange(rows, dated, named, (country, partner), in_full(flows))


def _seen(flows: pl.DataFrame, country: str, partner: str) -> pl.DataFrame:
    kept = between(flows, country, partner) if partner else flows
    return ends(kept, [country])


def _balanced(seen: pl.DataFrame, keys: list[str], amount: str) -> pl.DataFrame:
    return sides(seen, keys, amount).with_columns(balance=pl.col("out") - pl.col("in_"))


def _exchange(
    rows: pl.DataFrame, seen: pl.DataFrame, named: Set[str], asked: tuple[str, str], once: str
) -> Exchange:
    unnamed = tuple(code for code in asked if code and code not in named)
    sums = sides(seen.with_columns(every=True), ["every"], once).select("out", "in_").rows()
    return Exchange(
        rows, unnamed, REST_OF_WORLD in named, missing_cells(seen), *(sums[0] if sums else ())
    )
