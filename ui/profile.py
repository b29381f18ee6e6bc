"""The frames behind the cards of a country or a pair, each from the page's selection alone."""

import math
from dataclasses import replace
from typing import Final

import polars as pl

from analytics.change import country_change, partner_change
from analytics.dated_records import dated_records
from analytics.events import events
from analytics.exchange import Exchange, exchange_by_sector, exchange_by_year
from analytics.parties import parties as named_parties
from analytics.partner_counts import partner_counts
from analytics.partners import partner_ranking
from analytics.sector_links import sector_links
from analytics.selection import Selection
from analytics.since import WINDOW, Series, indicator_change, since
from figures.change_since import Changes
from figures.event_notes import Marks
from figures.low_carbon_trend import EXPORTS, IMPORTS
from ui import cache
from ui.page import Page
from ui.years import over_years, sized

SIGNED: Final = ("agreement", "mou", "partnership", "twin_city")
"""Kinds of cooperation that somebody has put a name to."""


def home(page: Page) -> str:
    """The country that the page is about."""
    return page.selection.home[0]


def partner(page: Page) -> str:
    """The partner of the pair; empty where the other end is the world."""
    return next(iter(page.selection.partners), "")


def ends(page: Page) -> list[str]:
    """The country, and the partner of a pair."""
    return [code for code in (home(page), partner(page)) if code]


def visits(page: Page) -> pl.LazyFrame:
    """The records of visits of the country or pair."""
    return page.visits().lazy()


def agreements(page: Page) -> pl.LazyFrame:
    """The records of cooperation of the country or pair, a row a party."""
    return page.agreements().lazy()


def marks(page: Page) -> pl.DataFrame:
    """Its dated events in whatever period."""
    ever = _ever(page)
    read = page.dataset("visits"), page.dataset("cooperation")
    return ever.made("marks", lambda: events(visits(ever), agreements(ever)), *read, options=())


def _ever(page: Page) -> Page:
    """The page over all time, the same one whatever measure is shown and of which exports."""
    read = page.dataset("visits").name, page.dataset("cooperation").name
    return page.with_selection(start=None, end=None, measure="agreements", datasets=read)


def moment(page: Page) -> str:
    """The date that changes are read around; empty where nothing is dated."""
    return page.option("event")


def resolved(page: Page, asked: str = "") -> Page:
    """The page with a moment: the one asked for, else the one that can be read best.

    That is the latest signing with as many years of low-carbon trade after it as are compared,
    else the latest other start of that kind, else the first event of all.
    """
    values = {**page.address.values, "event": asked or _readable(page)}
    return replace(page, address=replace(page.address, values=values))


def _readable(page: Page) -> str:
    read = page.dataset("visits"), page.dataset("cooperation"), page.dataset("indicators")
    return _ever(page).made("readable", lambda: _best(page), *read, options=())


def _best(page: Page) -> str:
    found = marks(page)
    started = found.filter(pl.col("kind") == "start")
    complete = started.filter(pl.col("year") <= (page.dataset("indicators").end or 0) - WINDOW)
    signed = complete.filter(pl.col("code").is_in(SIGNED))
    best = next((rows for rows in (signed, complete, found.head(1)) if rows.height), found)
    return str(best["date"][-1]) if best.height else ""


def beside(page: Page) -> Marks:
    """The events and the moment, to be marked on a trend."""
    return Marks(marks(page), moment(page))


def by_sector(page: Page) -> Exchange:
    """Exports both ways by sector in the last year of the period."""
    flows = page.flows("exports")
    return exchange_by_sector(flows, _named(page), home(page), partner(page))


def by_year(page: Page) -> Exchange:
    """Exports both ways by year."""
    flows = page.flows("exports")
    return exchange_by_year(flows, _named(page), home(page), partner(page))


def _named(page: Page) -> frozenset[str]:
    """The countries that the exports name, whatever is selected."""
    return cache.named(page.dataset("exports"))


def low_carbon_values(page: Page, country: str) -> pl.DataFrame:
    """A country's low-carbon exports and imports in the period."""
    chosen, dataset = page.selection, page.dataset("indicators")
    first = -math.inf if chosen.start is None else chosen.start
    last = math.inf if chosen.end is None else chosen.end

    def made() -> pl.DataFrame:
        traded = pl.col("indicator").is_in([EXPORTS, IMPORTS])
        held = cache.facts(dataset).filter(pl.col("country") == country, traded)
        return held.select("indicator", "year", "value").collect()

    held = cache.frame("low_carbon", Selection((country,)), dataset, made)
    return held.filter(pl.col("year").is_between(first, last))


def low_carbon(page: Page, country: str) -> tuple[pl.DataFrame, Marks]:
    """The same, and the events beside it."""
    return low_carbon_values(page, country), beside(page)


def changes(page: Page) -> Changes:
    """What changed around the moment: the pair's exports, then each one's low-carbon trade."""
    since_when = moment(page)
    if not since_when:
        return Changes(pl.DataFrame(), "")
    year = int(since_when[:4])
    rows = since([*_exports_changes(over_years(page), year), *_indicator_changes(page, year)])
    return Changes(rows, since_when)


def _exports_changes(page: Page, year: int) -> list[tuple[Series, pl.DataFrame]]:
    dataset, changes = page.dataset("exports"), _exports_change(page, year)
    return [
        (
            Series(name, home(page), partner(page), dataset.unit, dataset.start, dataset.end),
            changes.filter(pl.col("side") == side),
        )
        for name, side in (("exports_out", "out"), ("exports_in", "in_"))
    ]


def _exports_change(page: Page, year: int) -> pl.DataFrame:
    """That of the pair beside the country's other partners, or of the country beside others."""
    dataset, sectors = page.dataset("exports"), page.selection.sectors
    read = pl.col("sector").is_in(sectors) if sectors else pl.lit(value=True)
    if partner(page):
        flows = cache.touching(dataset, (home(page),)).filter(read)
        return partner_change(flows, (home(page), partner(page)), year, WINDOW)
    years = cache.sold_and_bought(dataset).filter(read)
    return country_change(years, home(page), year, WINDOW)


def _indicator_changes(page: Page, year: int) -> list[tuple[Series, pl.DataFrame]]:
    dataset = page.dataset("indicators")
    return [
        (
            Series(name, country, "", "usd", dataset.start, dataset.end),
            _indicator_change(page, name, year).with_columns(chosen=pl.col("country") == country),
        )
        for country in ends(page)
        for name in (EXPORTS, IMPORTS)
    ]


def _indicator_change(page: Page, name: str, year: int) -> pl.DataFrame:
    """That of every country, which no filter of the page changes."""
    dataset = page.dataset("indicators")

    def made() -> pl.DataFrame:
        return indicator_change(cache.facts(dataset).collect(), name, year)

    return cache.frame(f"{name}_around_{year}", Selection(), dataset, made)


def records(page: Page) -> pl.DataFrame:
    """Every record of the country or pair in the period."""
    read = page.dataset("visits"), page.dataset("cooperation")
    return page.made(
        "records",
        lambda: dated_records(visits(page), agreements(page), home(page)),
        *read,
        options=(),
    )


def links(page: Page) -> tuple[pl.DataFrame, int | None]:
    """What is traded in a year beside what is on record, by sector, and the year."""
    traded = by_sector(sized(page)).rows
    return sector_links(traded, records(page)), next(iter(traded["year"]), None)


def listed(page: Page) -> pl.DataFrame:
    """The agreements of the country or pair, one row each."""
    return page.timeline()


def dated(page: Page) -> tuple[pl.DataFrame, str]:
    """Every record of the country or pair with its date, and the moment."""
    return records(page.with_selection(start=None, end=None)), moment(page)


def ranking(page: Page) -> pl.DataFrame:
    """The partners of the country by what it sells them."""
    return page.made(
        "ranking",
        lambda: partner_ranking(page.flows("exports"), [home(page)], by="out"),
        options=(),
    )


def counts(page: Page) -> pl.DataFrame:
    """What is on record with each partner of the country."""
    return partner_counts(page.flows("agreements"), page.flows("visits"), home(page))


def parties(page: Page) -> pl.DataFrame:
    """The organisations of the country, or of both, that the records name."""
    return named_parties(visits(page), agreements(page), ends(page))
