from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from analytics.reports import one_report
from data.vocabulary import SIX, Measure


@dataclass(frozen=True)
class Selection:
    """The filters of every page; hashable, so that it can be part of a cache key.

    An empty tuple and a missing year mean "all": `countries` are those of the six that a flow
    must touch, `partners` its other end, `start` and `end` inclusive years.
    """

    countries: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    measure: Measure = "exports"
    datasets: tuple[str, ...] = ()

    @property
    def home(self) -> tuple[str, ...]:
        """The chosen countries, all six where none is chosen."""
        return self.countries or SIX

    @property
    def dated(self) -> bool:
        """Whether a period is chosen, so that what has no date falls out of it."""
        return self.start is not None or self.end is not None

    def to(self, **changes: Any) -> "Selection":
        """The same selection with some filters changed."""
        return replace(self, **changes)


def narrow(flows: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """The rows of an aggregate (origin, destination, sector, year, ...) that a selection keeps.

    A row is kept when one end is a chosen country and the other a chosen partner, in either
    direction, its sector is chosen and its year lies in the period. Rows without a year stay
    while no period is chosen. Of a flow that both ends have reported, one report is kept.
    """
    kept = one_report(flows.filter(_touches(selection), _in_period(selection)))
    return kept.filter(_in_sectors(selection))


def _touches(selection: Selection) -> pl.Expr:
    origin, destination = pl.col("origin"), pl.col("destination")
    if not selection.partners:
        return origin.is_in(selection.home).fill_null(value=False) | destination.is_in(
            selection.home
        ).fill_null(value=False)
    out = origin.is_in(selection.home) & destination.is_in(selection.partners)
    back = destination.is_in(selection.home) & origin.is_in(selection.partners)
    return out.fill_null(value=False) | back.fill_null(value=False)


def _in_sectors(selection: Selection) -> pl.Expr:
    return pl.col("sector").is_in(selection.sectors) if selection.sectors else pl.lit(value=True)


def _in_period(selection: Selection) -> pl.Expr:
    kept = pl.lit(value=True)
    if selection.start is not None:
        kept &= pl.col("year") >= selection.start
    if selection.end is not None:
        kept &= pl.col("year") <= selection.end
    return kept.fill_null(value=False)
