"""Stored rows of a dataset to the one small aggregate that every click reads.

The pass over the rows is written once over narwhals, so the facts may be a Polars frame, a DuckDB
relation or a Spark frame; what it leaves is small and is finished in Polars. All three aggregates
have the columns year, origin, destination, sector, amount and amount_once: `amount` counts a fact
in full in each of its sectors or origins, `amount_once` splits it, so that totals add up.
"""

from collections.abc import Iterator
from typing import Any, Final

import narwhals as nw
import polars as pl
from narwhals.typing import IntoFrame

from data.vocabulary import SECTORS, Kind

Lazy = nw.LazyFrame[Any]

ROWS_AT_ONCE: Final = 5_000_000
"""Rows of exports that are summed in one go; more are summed a span of years at a time.

Each span skips what it does not need of files in the order of their periods; files in no order
are read once for each span.
"""

_SPINE: Final = {
    "year": pl.Int32(),
    "origin": pl.String(),
    "destination": pl.String(),
    "sector": pl.String(),
    "amount": pl.Float64(),
    "amount_once": pl.Float64(),
}
AGGREGATE_SCHEMA: Final[dict[Kind, pl.Schema]] = {
    "exports": pl.Schema({**_SPINE, "reported_by": pl.String(), "missing": pl.Int64()}),
    "visits": pl.Schema(
        {
            **_SPINE,
            "format": pl.String(),
            "follow_up": pl.String(),
            "status": pl.String(),
            "month": pl.Int32(),
        }
    ),
    "cooperation": pl.Schema({**_SPINE, "type": pl.String(), "end_year": pl.Int32()}),
}


def exports_aggregate(facts: IntoFrame, sectors: IntoFrame) -> pl.DataFrame:
    """Sum the exports of one dataset by year, origin, destination, sector and reporting end.

    Args:
        facts: rows of the exports schema.
        sectors: product and sector, a row for each sector of a product, on the facts' engine.
            A product without a row is in "other".

    Returns:
        The columns of AGGREGATE_SCHEMA["exports"], amounts in the dataset's unit. An import is
        turned round: its origin is the partner, and the destination has reported it. `missing`
        counts the cells of the group without a value; where none has one, the amounts are null.
    """
    rows = _lazy(facts).select("period", "reporter", "partner", "flow", "product", "value")
    products, bundles = _bundled(sectors)
    return pl.concat(
        _ordered(_told_from_origin(_by_sector(span, products, bundles)), "exports")
        for span in _spans(rows)
    )


def visits_aggregate(facts: IntoFrame) -> pl.DataFrame:
    """Count the visits of one dataset by year, month, origin, host, sector and what became of it.

    Args:
        facts: rows of the visits schema; `origins` is a list of countries.

    Returns:
        The columns of AGGREGATE_SCHEMA["visits"]. A visit from several countries is 1 in
        `amount` for each and 1 over their number in `amount_once`; from none known, its origin is
        null. Year and month are null where the date does not give them.
    """
    origins = nw.col("origins").list.unique()
    spread = (
        _lazy(facts)
        .select(
            "sector",
            "format",
            "follow_up",
            "status",
            year=_year("date"),
            month=_month("date"),
            origin=origins,
            destination=nw.col("host"),
            ends=origins.list.len(),
        )
        .explode("origin")
        .with_columns(once=nw.when(nw.col("ends") > 1).then(1 / nw.col("ends")).otherwise(1.0))
    )
    keys = _keys("visits")
    groups = spread.group_by(*keys).agg(amount=nw.len(), amount_once=nw.col("once").sum())
    return _ordered(groups, "visits")


def cooperation_aggregate(facts: IntoFrame) -> pl.DataFrame:
    """Count the cooperation records of one dataset by pair of countries, sector, type and years.

    Args:
        facts: rows of the cooperation schema, one for each party of a record.

    Returns:
        The columns of AGGREGATE_SCHEMA["cooperation"]. Each unordered pair of the distinct
        countries known among a record's parties is 1 in `amount` and 1 over the number of pairs
        in `amount_once`; origin comes before destination in the alphabet. A record with one known
        country has no destination, with none no origin either.
    """
    parties = _lazy(facts)
    countries = _countries(parties)
    ends = countries.group_by("id").agg(first=nw.col("origin").min(), ends=nw.len())
    pairs = countries.join(countries.rename({"origin": "destination"}), on="id").filter(
        nw.col("origin") < nw.col("destination")
    )
    spread = _records(parties).join(ends, on="id", how="left").join(pairs, on="id", how="left")
    once = nw.when(nw.col("ends") > 1).then(2 / (nw.col("ends") * (nw.col("ends") - 1)))
    groups = (
        spread.with_columns(
            origin=nw.coalesce("origin", "first"), once=nw.coalesce(once, nw.lit(1.0))
        )
        .group_by(*_keys("cooperation"))
        .agg(amount=nw.len(), amount_once=nw.col("once").sum())
    )
    return _ordered(groups, "cooperation")


def _countries(parties: Lazy) -> Lazy:
    known = parties.filter(~nw.col("party_country").is_null())
    return known.select("id", origin=nw.col("party_country")).unique()


def _records(parties: Lazy) -> Lazy:
    # What the parties of a record share stands on each of their rows.
    return parties.select(
        "id", "sector", "type", year=_year("start"), end_year=_year("end")
    ).unique()


def _spans(rows: Lazy) -> Iterator[Lazy]:
    """The rows in spans of whole years, so that what is summed at once fits in memory."""
    if _count(rows) <= ROWS_AT_ONCE:
        yield rows
        return
    sizes = _collected(rows.group_by("period").agg(rows=nw.len()))
    years = sizes.group_by(pl.col("period").str.head(4)).agg(pl.col("rows").sum()).sort("period")
    span = (pl.col("rows").cum_sum() - 1) // ROWS_AT_ONCE
    for first, last in (
        years.group_by(span, maintain_order=True)
        .agg(pl.col("period").first().alias("first"), pl.col("period").last().alias("last"))
        .select("first", "last")
        .iter_rows()
    ):
        # Plain comparisons let the engine skip whole parts of files that are sorted by period.
        yield rows.filter(nw.col("period") >= first, nw.col("period") < str(int(last) + 1))


def _by_sector(rows: Lazy, products: Lazy, bundles: Lazy) -> Lazy:
    value, flow = nw.col("value"), ("reporter", "partner", "flow")
    return (
        rows.join(products, on="product", how="left")
        .group_by("period", *flow, "bundle")
        .agg(value.sum(), known=value.count(), cells=nw.len())
        .join(bundles, on="bundle", how="left")
        .with_columns(nw.col("sector").fill_null("other"), nw.col("share").fill_null(1.0))
        .with_columns(year=_year("period"), once=value * nw.col("share"))
        .group_by("year", *flow, "sector")
        .agg(nw.col("value", "once", "known", "cells").sum())
    )


def _bundled(sectors: IntoFrame) -> tuple[Lazy, Lazy]:
    """The bundle of sectors of each product, and each bundle's sectors with their equal share.

    Summed by bundle, rows stay one each until they are few, and only then are spread.
    """
    pairs = _lazy(sectors).select("product", "sector").unique()
    bits = [(nw.col("sector") == code).cast(nw.Int64()) * 2**at for at, code in enumerate(SECTORS)]
    products = pairs.group_by("product").agg(bundle=nw.sum_horizontal(*bits).sum(), ends=nw.len())
    products = products.with_columns(nw.col("bundle").cast(nw.Int64()), share=1 / nw.col("ends"))
    bundles = pairs.join(products, on="product").select("bundle", "sector", "share").unique()
    return _small(products.select("product", "bundle")), _small(bundles)


def _small(lookup: Lazy) -> Lazy:
    # Polars holds rows back in a join until it knows which side is the small one.
    return lookup.collect().lazy() if lookup.implementation.is_polars() else lookup


def _told_from_origin(groups: Lazy) -> Lazy:
    # An import is the same journey of goods, told from its end.
    outward, known = nw.col("flow") == "export", nw.col("known") > 0
    return groups.select(
        "year",
        "sector",
        origin=nw.when(outward).then("reporter").otherwise("partner"),
        destination=nw.when(outward).then("partner").otherwise("reporter"),
        reported_by=nw.when(outward).then(nw.lit("origin")).otherwise(nw.lit("destination")),
        amount=nw.when(known).then("value"),
        amount_once=nw.when(known).then("once"),
        missing=(nw.col("cells") - nw.col("known")).cast(nw.Int64()),
    )


def _year(date: str) -> nw.Expr:
    return nw.col(date).str.slice(0, 4).cast(nw.Int32())


def _month(date: str) -> nw.Expr:
    written = nw.when(nw.col(date).str.len_chars() >= len("2018-10"))
    return written.then(nw.col(date).str.slice(5, 2)).otherwise(None).cast(nw.Int32())


def _keys(kind: Kind) -> list[str]:
    amounts = ("amount", "amount_once", "missing")
    return [name for name in AGGREGATE_SCHEMA[kind] if name not in amounts]


def _ordered(groups: Lazy, kind: Kind) -> pl.DataFrame:
    schema = AGGREGATE_SCHEMA[kind]
    return _collected(groups.select(*schema.names()).sort(*_keys(kind))).cast(schema)


def _collected(groups: Lazy) -> pl.DataFrame:
    options = {"engine": "streaming"} if groups.implementation.is_polars() else {}
    collected: pl.DataFrame = groups.collect("polars", **options).to_native()
    return collected


def _count(rows: Lazy) -> int:
    return int(_collected(rows.select(count=nw.len())).item())


def _lazy(frame: IntoFrame) -> Lazy:
    return nw.from_native(frame).lazy()
