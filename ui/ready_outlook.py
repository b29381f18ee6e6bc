"""What a ready brief says of what may come: unused potential, and years behind."""

from collections.abc import Iterator
from functools import partial

from data.vocabulary import SIX
from figures.behind_levels import behind_levels
from figures.opportunity_ranking import opportunity_ranking
from ui import distance, opportunity
from ui.address import SEPARATOR
from ui.page import Page
from ui.wanted import Wanted, at, want

RECORDS = ("attention", "few", "top", "market", "country")


def outlook(opened: Page, country: str, partner: str) -> Iterator[Wanted]:
    """The markets with most unrealised potential, the partner among them; years behind it.

    Without a partner the country is set against the others of the six.
    """
    yield _potential(opened, country, partner)
    yield _distance(opened, country, partner)


def _potential(opened: Page, country: str, partner: str) -> Wanted:
    asked = at(opened, "opportunities", "exports", country=country, market=partner)
    page = opportunity.narrowed(asked, country)
    read = page.dataset("exports"), page.dataset("visits"), page.dataset("cooperation")
    markets = partial(opportunity.markets, page)
    return want(page, opportunity_ranking, markets, *read, options=RECORDS)


def _distance(opened: Page, country: str, partner: str) -> Wanted:
    others = [partner] if partner else [code for code in SIX if code != country]
    page = at(opened, "behind", country=country, against=SEPARATOR.join(others))
    return want(page, behind_levels, partial(distance.levels, page), page.dataset("indicators"))
