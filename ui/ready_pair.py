"""The ready briefs of a country and of a pair: the cards of its page, in the order of a talk."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from analytics.confirmed import confirmed
from analytics.partnership import partnership
from data.dataset import Dataset
from data.vocabulary import MEASURES
from figures.agreement_list import agreement_list
from figures.change_since import change_since
from figures.exports_trend import exports_trend
from figures.low_carbon_trend import low_carbon_trend
from figures.organisation_list import organisation_list
from figures.partner_bars import partner_bars
from figures.partner_records import partner_records
from figures.partnership_map import partnership_map
from figures.records_since import records_since
from figures.sector_balance import sector_balance
from figures.sector_links import sector_links
from figures.sector_records import sector_records
from figures.visit_list import visit_list
from ui import profile, years
from ui.page import Page
from ui.ready_outlook import outlook
from ui.wanted import Wanted, at, want

WHO = ("country", "with")


def of_pair(opened: Page, country: str, partner: str) -> Iterator[Wanted]:
    """Two countries: what is traded and signed, who visits whom, what changed, what may come."""
    page = profiled(opened, country, partner)
    for part in (_links, _trade, _records, _low_carbon, _since, _share):
        yield from part(page)
    yield from outlook(opened, country, partner)
    yield from _lists(page)


def of_country(opened: Page, country: str) -> Iterator[Wanted]:
    """One country and its partners: the same, with the world at the other end."""
    page = profiled(opened, country, "")
    yield _map(opened, country)
    for part in (_share, _partners, _trade, _records, _low_carbon, _since):
        yield from part(page)
    yield from outlook(opened, country, "")
    yield from _lists(page)
    yield _parties(page)


def profiled(opened: Page, country: str, partner: str) -> Page:
    """The Country page of a country, or of it and a partner, with a moment to compare around."""
    page = at(opened, "country", "exports", country=country, **{"with": partner})
    chosen = page.with_selection(countries=(country,), partners=(partner,) if partner else ())
    return profile.resolved(replace(chosen, spanning=MEASURES))


def _map(opened: Page, country: str) -> Wanted:
    sold = at(opened, "map", "exports", view="world", direction="out", countries=country)
    page = years.latest(sold)
    most = int(page.option("top"))
    return want(
        page,
        partnership_map,
        lambda: partnership(confirmed(page.flows()), (country,), page.direction(), most),
    )


def _trade(page: Page) -> Iterator[Wanted]:
    sized, over = years.sized(page), years.over_years(page)
    yield want(
        over,
        exports_trend,
        lambda: (profile.by_year(over), profile.beside(over)),
        over.measured(),
        *_recorded(page),
    )
    yield want(sized, sector_balance, partial(profile.by_sector, sized), options=WHO)


def _records(page: Page) -> Iterator[Wanted]:
    read = partial(profile.records, page)
    yield want(page, sector_records, read, *_recorded(page), options=WHO)


def _links(page: Page) -> Iterator[Wanted]:
    read, exports = partial(profile.links, page), years.sized(page).measured()
    yield want(page, sector_links, read, exports, *_recorded(page), options=WHO)


def _low_carbon(page: Page) -> Iterator[Wanted]:
    indicators = page.dataset("indicators")
    for code in profile.ends(page):
        theirs = page.with_selection(countries=(code,), partners=())
        read = partial(profile.low_carbon, page, code)
        yield want(theirs, low_carbon_trend, read, indicators, *_recorded(page))


def _since(page: Page) -> Iterator[Wanted]:
    measured = page.dataset("indicators"), years.over_years(page).measured()
    yield want(page, change_since, partial(profile.changes, page), *measured)
    yield want(page, records_since, partial(profile.dated, page), *_recorded(page))


def _share(page: Page) -> Iterator[Wanted]:
    sold = years.sized(page.with_selection(partners=()))
    yield want(sold, partner_bars, partial(profile.ranking, sold), options=WHO)


def _partners(page: Page) -> Iterator[Wanted]:
    alone = page.with_selection(partners=())
    counted = partial(profile.counts, alone)
    yield want(alone, partner_records, counted, *_recorded(page), options=WHO)


def _lists(page: Page) -> Iterator[Wanted]:
    visits, signed = page.dataset("visits"), page.dataset("cooperation")
    yield want(page, agreement_list, partial(profile.listed, page), signed, options=WHO)
    yield want(page, visit_list, lambda: profile.visits(page).collect(), visits, options=WHO)


def _parties(page: Page) -> Wanted:
    parties = partial(profile.parties, page)
    return want(page, organisation_list, parties, *_recorded(page), options=WHO)


def _recorded(page: Page) -> tuple[Dataset, Dataset]:
    """Agreements and visits, in the order in which a figure names them."""
    return page.dataset("cooperation"), page.dataset("visits")
