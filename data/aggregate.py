"""Stored rows of a dataset to the one small aggregate that every click reads.

The pass over the rows is written once over narwhals, so the facts may be a Polars frame, a DuckDB
relation or a Spark frame; what it leaves is small and is finished in Polars. All three aggregates
have the columns year, origin, destination, sector, amount and amount_once: `amount` counts a fact
in full in each of its sectors or origins, `amount_once` splits it, so that totals add up.
"""

from typing import Any, Final

import narwhals as nw
import polars as pl
from narwhals.typing import IntoFrame

from data.vocabulary import Kind

Lazy = nw.LazyFrame[Any]

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
    value = nw.col("value")
    rows = _lazy(facts).select(
        "reporter", "partner", "flow", "product", "value", year=_year("period")
    )
    groups = (
        rows.join(_shares(sectors), on="product", how="left")
        .with_columns(
            nw.col("sector").fill_null("other"),
            once=value / nw.coalesce(nw.col("sharing"), nw.lit(1)),
        )
        .group_by("year", "reporter", "partner", "flow", "sector")
        .agg(value.sum(), nw.col("once").sum(), known=value.count(), cells=nw.len())
    )
    return _ordered(_told_from_origin(groups), "exports")


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


def _shares(sectors: IntoFrame) -> Lazy:
    pairs = _lazy(sectors).select("product", "sector").unique()
    return pairs.join(pairs.group_by("product").agg(sharing=nw.len()), on="product")


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
        missing=nw.col("cells") - nw.col("known"),
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
    ordered = groups.select(*schema.names()).sort(*_keys(kind))
    options = {"engine": "streaming"} if ordered.implementation.is_polars() else {}
    collected: pl.DataFrame = ordered.collect("polars", **options).to_native()
    return collected.cast(schema)


def _lazy(frame: IntoFrame) -> Lazy:
    return nw.from_native(frame).lazy()
