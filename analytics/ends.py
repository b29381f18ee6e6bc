from collections.abc import Iterable

import polars as pl

from analytics.amounts import in_full, known_sum, undirected
from data.schemas import REST_OF_WORLD


def is_country(end: str) -> pl.Expr:
    """Whether an end is a country: known, and not the rest of the world, which is a sum."""
    return (pl.col(end) != REST_OF_WORLD).fill_null(value=False)


def named(flows: pl.DataFrame) -> frozenset[str]:
    """What stands at either end of flows: countries, and groups of them that are sums."""
    both = pl.concat([flows["origin"], flows["destination"]])
    return frozenset(both.drop_nulls().unique().to_list())


def ends(flows: pl.DataFrame, countries: Iterable[str] | None = None) -> pl.DataFrame:
    """Every flow as each of its ends sees it, or as those of some `countries` do.

    Adds to the columns of an aggregate: `country` the end that looks, `partner` the other end,
    `side` what the flow is to that country, "out" or "in", null where a flow has no direction, and
    `own` the amount that counts a fact in full for the country itself: a visit of several origins
    is a whole one for each of them and, taken together, one for its host. An end that is unknown
    does not look; a flow within one country is seen once, as "in".
    """
    directed = not undirected(flows)
    whole = in_full(flows)
    hosted = "amount_once" if directed else whole
    out = _seen(flows.lazy(), "origin", "destination", "out" if directed else None, whole)
    back = _seen(flows.lazy(), "destination", "origin", "in" if directed else None, hosted)
    abroad = pl.col("country").ne_missing(pl.col("partner"))
    looking = pl.col("country")
    looks = looking.is_not_null() if countries is None else looking.is_in(list(countries))
    return pl.concat([out.filter(abroad), back]).filter(looks).collect()


def sides(seen: pl.DataFrame, keys: Iterable[str], amount: str) -> pl.DataFrame:
    """Sum a column of flows as `ends` sees them, by keys: `out`, `in_` and the `total` of both.

    A side without a known value is null, not 0; flows without direction have a total alone.
    """
    value, side = pl.col(amount), pl.col("side")
    return seen.group_by(list(keys)).agg(
        out=known_sum(value.filter(side == "out")),
        in_=known_sum(value.filter(side == "in")),
        total=known_sum(value),
    )


def _seen(
    flows: pl.LazyFrame, country: str, partner: str, side: str | None, own: str
) -> pl.LazyFrame:
    return flows.with_columns(
        country=pl.col(country),
        partner=pl.col(partner),
        side=pl.lit(side, pl.String()),
        own=pl.col(own),
    )
