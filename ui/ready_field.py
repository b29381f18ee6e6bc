"""The ready brief of a sector, and that of an agency's year."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from analytics.calendar import visit_calendar
from analytics.confirmed import confirmed
from analytics.flows import country_flows, directed
from analytics.follow_ups import follow_ups
from analytics.formats import formats_by_year
from analytics.hosts import visits_by_place
from analytics.partnership import partnership
from analytics.reported import totals_behind, visits_and_totals
from analytics.sectors import sector_years
from analytics.whole_visits import visit_pairs
from figures.agreement_list import agreement_list
from figures.cooperation_bars import cooperation_bars
from figures.cooperation_types import cooperation_types
from figures.follow_up_stages import follow_up_stages
from figures.partnership_map import partnership_map
from figures.reported_totals import reported_totals
from figures.sector_growth import Growing, sector_growth
from figures.strongest_links import strongest_links
from figures.visit_list import visit_list
from figures.visit_months import visit_months
from figures.visit_origins import visit_origins
from figures.visit_places import host_organisations, host_towns
from figures.visit_report import visit_measures, visit_report
from figures.visit_sectors import visit_sectors
from ui import years
from ui.page import Page
from ui.wanted import Wanted, at, want


def of_sector(opened: Page, sector: str) -> Iterator[Wanted]:
    """A sector: where its exports go and how they grew, who meets and who signs in it."""
    yield from _sold(opened, sector)
    met = at(opened, "visits", "visits", sectors=sector)
    yield _origins(met)
    yield _stages(met)
    yield want(met, visit_list, met.visits, options=["list"])
    yield from _signed(at(opened, "cooperation", "agreements", sectors=sector))


def of_year(opened: Page, country: str, year: str) -> Iterator[Wanted]:
    """What an agency of a country reports of a year: visits, agreements, and the definitions."""
    period = {"from": year, "to": year}
    met = at(opened, "visits", "visits", countries=country, **period)
    yield from _reported(met)
    yield _origins(met)
    yield from _visited(met)
    yield _stages(met)
    yield want(met, visit_list, met.visits, options=["list"])
    yield from _signed(at(opened, "cooperation", "agreements", countries=country, **period))
    published = met.dataset("reported_totals")
    yield want(
        met.unfiltered(), visit_measures, pl.DataFrame, met.measured(), published, options=()
    )


def _sold(opened: Page, sector: str) -> Iterator[Wanted]:
    sold = at(opened, "map", "exports", view="world", direction="out", sectors=sector)
    exports = years.latest(sold)
    home, most = exports.selection.home, int(exports.option("top"))
    yield want(
        exports,
        partnership_map,
        lambda: partnership(confirmed(exports.flows()), home, exports.direction(), most),
    )
    first = years.latest(at(opened, "overview", "exports", sectors=sector))
    yield want(first, strongest_links, lambda: country_flows(confirmed(first.flows())))
    over = years.over_years(at(opened, "sectors", "exports", direction="out", sectors=sector))
    grown = partial(_grown, over)
    yield want(over, sector_growth, grown, options=("direction",))


def _grown(page: Page) -> Growing:
    flows = directed(confirmed(page.flows()), page.selection.home, page.direction())
    return Growing(sector_years(flows), page.unnamed())


def _origins(page: Page) -> Wanted:
    pairs = partial(_pairs, page)
    return want(page, visit_origins, pairs, options=["origins"])


def _pairs(page: Page) -> pl.DataFrame:
    return visit_pairs(page.whole_visits())


def _stages(page: Page) -> Wanted:
    return want(page, follow_up_stages, lambda: follow_ups(page.whole_visits()), options=())


def _signed(page: Page) -> Iterator[Wanted]:
    yield want(page, cooperation_bars, page.timeline, options=["rows"])
    yield want(page, cooperation_types, page.timeline, options=())
    yield want(page, agreement_list, page.timeline, options=())


def _reported(page: Page) -> Iterator[Wanted]:
    published = page.dataset("reported_totals")
    totals = partial(totals_behind, page.facts("reported_totals"), page.selection)
    yield want(
        page,
        visit_report,
        lambda: visits_and_totals(formats_by_year(page.whole_visits()), totals()),
        *(page.measured(), published),
        options=(),
    )
    yield want(page, reported_totals, totals, published, options=())


def _visited(page: Page) -> Iterator[Wanted]:
    sectors = partial(_by_sector, page)
    yield want(page, visit_sectors, sectors, options=())
    yield want(page, visit_months, lambda: visit_calendar(page.whole_visits()), options=())
    shown = page.visits().lazy()
    towns = partial(visits_by_place, shown, "host_node")
    yield want(page, host_towns, towns, options=())
    hosts = partial(visits_by_place, shown, "host_organisation")
    yield want(page, host_organisations, hosts, options=())


def _by_sector(page: Page) -> pl.DataFrame:
    return follow_ups(page.whole_visits(), ["sector", "format"])
