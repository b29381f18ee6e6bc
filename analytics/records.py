from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from analytics.dates import year_of
from analytics.selection import Selection


@dataclass(frozen=True, eq=False)
class Listed:
    """The first rows of a list of records, and how many there are in all."""

    rows: pl.DataFrame
    count: int


def first(records: pl.LazyFrame, limit: int) -> Listed:
    """The first `limit` records of a list, read together with their number."""
    both = records.head(limit), records.select(pl.len())
    rows, count = pl.collect_all(both, engine="streaming")
    return Listed(rows, int(count.item()))


def visits_behind(
    visits: pl.LazyFrame,
    selection: Selection,
    origin: str | None = None,
    destination: str | None = None,
) -> pl.LazyFrame:
    """The visits that a selection, and in it a country or a flow, stands for.

    In and out: facts of visits, all columns, the latest first, those without a date last; whole
    records, whatever else they name. `origin` and `destination` choose a flow's ends.
    """
    kept = visits.filter(
        _visits_touch(selection),
        _in_sectors(selection),
        _in_period("date", selection),
        _from(origin) if origin is not None else True,
        pl.col("host") == destination if destination is not None else True,
    )
    return kept.sort("date", "id", descending=[True, False], nulls_last=True)


def undated_visits(visits: pl.LazyFrame, selection: Selection) -> int:
    """How many visits of a selection have no date, so that any chosen period leaves them out."""
    whole = visits_behind(visits, selection.to(start=None, end=None))
    return _number(whole.filter(pl.col("date").is_null()))


def agreements_behind(
    cooperation: pl.LazyFrame,
    selection: Selection,
    a: str | None = None,
    b: str | None = None,
) -> pl.LazyFrame:
    """The cooperation records that a selection, and in it a country or a pair, stands for.

    In and out: facts of cooperation, every party of every record that is kept, in their order. A
    record is kept when it names a chosen country and, where partners are chosen, another country
    that is one of them; its start lies in the period. `a` and `b` must be among its countries.
    """
    kept = cooperation.filter(_in_sectors(selection), _in_period("start", selection))
    chosen = kept.group_by("dataset", "id").agg(_parties_touch(selection), *_names(a, b))
    ids = chosen.filter(pl.all_horizontal(pl.exclude("dataset", "id")))
    return kept.join(ids, on=["dataset", "id"], how="semi", maintain_order="left")


def undated_agreements(cooperation: pl.LazyFrame, selection: Selection) -> int:
    """How many cooperation records of a selection have no start, and so fall out of any period."""
    whole = agreements_behind(cooperation, selection.to(start=None, end=None))
    return _number(whole.filter(pl.col("start").is_null()))


def exports_behind(
    exports: pl.LazyFrame,
    selection: Selection,
    products: pl.DataFrame,
    origin: str | None = None,
    destination: str | None = None,
) -> pl.LazyFrame:
    """The stored cells of exports that a selection, and in it a flow, stands for.

    In: facts of exports; `products` has a row for each sector of a product (product, sector), one
    without a row is in "other". Out: the facts' columns with origin and destination (an import
    turned round), the largest value first, those without a value last.
    """
    sold = pl.col("flow") == "export"
    turned = exports.with_columns(
        origin=pl.when(sold).then("reporter").otherwise("partner"),
        destination=pl.when(sold).then("partner").otherwise("reporter"),
    )
    kept = turned.filter(
        _flows_touch(selection),
        _in_period("period", selection),
        _sold_in(selection, products),
        pl.col("origin") == origin if origin is not None else True,
        pl.col("destination") == destination if destination is not None else True,
    )
    keys = ("period", "origin", "destination", "product")
    return kept.sort("value", *keys, descending=[True, *(False for _ in keys)], nulls_last=True)


def _number(records: pl.LazyFrame) -> int:
    return int(records.select(pl.struct("dataset", "id").n_unique()).collect().item())


def _among(column: str, codes: Iterable[str]) -> pl.Expr:
    return pl.col(column).is_in(list(codes)).fill_null(value=False)


def _from(*codes: str) -> pl.Expr:
    return pl.col("origins").list.eval(pl.element().is_in(list(codes))).list.any()


def _visits_touch(selection: Selection) -> pl.Expr:
    home, partners = selection.home, selection.partners
    if not partners:
        return _from(*home) | _among("host", home)
    return (_from(*home) & _among("host", partners)) | (_from(*partners) & _among("host", home))


def _flows_touch(selection: Selection) -> pl.Expr:
    home, partners = selection.home, selection.partners
    if not partners:
        return _among("origin", home) | _among("destination", home)
    out = _among("origin", home) & _among("destination", partners)
    return out | (_among("origin", partners) & _among("destination", home))


def _parties_touch(selection: Selection) -> pl.Expr:
    home, partners = (_among("party_country", c) for c in (selection.home, selection.partners))
    if not selection.partners:
        return home.any().alias("touches")
    # One country that is both chosen and a partner makes no pair with itself.
    countries = pl.col("party_country").filter(home | partners).n_unique()
    return (home.any() & partners.any() & (countries > 1)).alias("touches")


def _names(*countries: str | None) -> list[pl.Expr]:
    named = pl.col("party_country")
    return [(named == c).any().alias(f"names_{c}") for c in countries if c is not None]


def _in_sectors(selection: Selection) -> pl.Expr:
    return _among("sector", selection.sectors) if selection.sectors else pl.lit(value=True)


def _sold_in(selection: Selection, products: pl.DataFrame) -> pl.Expr:
    if not selection.sectors:
        return pl.lit(value=True)
    chosen = products.filter(pl.col("sector").is_in(selection.sectors))["product"].unique()
    sold = pl.col("product").is_in(chosen.implode())
    if "other" in selection.sectors:
        sold |= ~pl.col("product").is_in(products["product"].unique().implode())
    return sold


def _in_period(date: str, selection: Selection) -> pl.Expr:
    year = year_of(pl.col(date))
    if selection.start is None and selection.end is None:
        return pl.lit(value=True)
    after = year >= selection.start if selection.start is not None else pl.lit(value=True)
    before = year <= selection.end if selection.end is not None else pl.lit(value=True)
    return (after & before & year.is_not_null()).fill_null(value=False)
