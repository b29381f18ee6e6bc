"""The frames behind the cards on how two economies fit together, each from the page alone."""

from collections.abc import Callable
from functools import partial
from typing import Final

import polars as pl

from analytics.complementarity import common_mix, complementarity, mixes
from analytics.concentration import concentration
from analytics.ends import is_country
from analytics.intra_industry import both_ways
from analytics.market_share import constant_market_share
from analytics.trade_intensity import trade_intensity
from analytics.world import economies
from data.schemas import REST_OF_WORLD
from figures import source
from figures.fit_growth import Growth
from figures.fit_mix import Mix
from figures.fit_told import fit_told
from ui import cache, notice, opportunity, profile
from ui.how import Files
from ui.page import Page

SPREAD: Final = {"market": "destination", "industry": "product"}


def sold(page: Page) -> Mix:
    """What the country sells beside what the partner buys."""
    return _mix(page, profile.home(page), profile.partner(page))


def bought(page: Page) -> Mix:
    """What the partner sells beside what the country buys."""
    return _mix(page, profile.partner(page), profile.home(page))


def _mix(page: Page, origin: str, destination: str) -> Mix:
    shares = _of_world(page, "mixes", mixes)
    return Mix(origin, destination, common_mix(shares, origin, destination), scores(page))


def scores(page: Page) -> pl.DataFrame:
    """The complementarity of every pair."""
    return _of_world(page, "complementarity", complementarity)


def intensities(page: Page) -> pl.DataFrame:
    """The trade intensity of every pair."""
    return _of_world(page, "trade_intensity", trade_intensity)


def products(page: Page) -> pl.DataFrame:
    """The trade of the pair by industry, both ways."""
    return both_ways(opportunity.world(page), profile.home(page), profile.partner(page))


def concentrations(page: Page) -> pl.DataFrame:
    """How concentrated every economy's exports are, by market and by industry."""
    return _of_world(page, "concentration", _concentrations)


def _concentrations(world: pl.DataFrame) -> pl.DataFrame:
    known = world.filter(is_country("origin"), is_country("destination"))
    # No economy is a market of its own.
    parts = {"market": known["destination"].n_unique() - 1, "industry": known["product"].n_unique()}
    return pl.concat(
        concentration(known, column, ["origin"], parts[over]).select(
            pl.lit(over).alias("over"), pl.col("origin").alias("country"), pl.exclude("origin")
        )
        for over, column in SPREAD.items()
    )


def growth(page: Page) -> Growth:
    """The four parts of what the pair's exports grew by, each way."""
    ends, named = profile.ends(page), cache.named(page.dataset("exports"))
    whole = page.with_selection(countries=(), partners=(), sectors=())
    parts = whole.frame("market_share", lambda: _market_share(page), page.dataset("exports"))
    pair = parts.filter(pl.col("country").is_in(ends), pl.col("destination").is_in(ends))
    return Growth(pair, tuple(c for c in ends if c not in named), REST_OF_WORLD in named)


def _market_share(page: Page) -> pl.DataFrame:
    rows = _years(page)
    years = rows["year"].unique().sort()
    return constant_market_share(rows, years[0], years[-1], within=["destination"])


def _years(page: Page) -> pl.DataFrame:
    """The world's exports by sector in the first and the last year that are read."""
    chosen, dataset = page.selection, page.dataset("exports")
    start, end = chosen.start or dataset.start, chosen.end or dataset.end
    rows = page.aggregate("exports").filter(pl.col("year").is_in([start, end]))
    return rows.select("year", "origin", "destination", "sector", amount="amount_once")


def _of_world(page: Page, name: str, build: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """A frame of every economy in the year, the same whatever pair is chosen."""
    whole = page.with_selection(countries=(), partners=(), sectors=())
    return whole.frame(name, lambda: build(opportunity.world(page)), page.dataset("exports"))


def answer(page: Page, years: Page) -> None:
    """Say in one sentence how the two fit, before any picture does."""
    read = (page.dataset("exports"), years.dataset("exports"))
    notice.answer(years.made("answer", lambda: _answer(page, years), *read))


def _answer(page: Page, years: Page) -> str:
    ends = (profile.home(page), profile.partner(page))
    return fit_told(ends, scores(page), intensities(page), growth(years).parts, page.words)


def said(page: Page) -> str:
    """In words, which pair is shown, when, from which dataset."""
    return page.words(
        "fit.shown",
        who=page.words.countries(profile.ends(page)),
        period=str(opportunity.year(page)),
        dataset=source.title(page.dataset("exports"), page.words),
    )


def used(page: Page, years: Page) -> list[str]:
    """What was read, in sentences."""
    words, world = page.words, opportunity.world(page)
    rows, over = _years(years), years.dataset("exports")
    return [
        words(
            "fit.used.world",
            rows=world.height,
            economies=economies(world).len(),
            products=world["product"].n_unique(),
            year=str(opportunity.year(page)),
        ),
        words(
            "fit.used.years",
            rows=rows.height,
            years=words.join(str(year) for year in rows["year"].unique().sort()),
            dataset=source.title(over, words),
        ),
    ]


def files(page: Page, years: Page) -> Files:
    """What was read and what was found, to download."""
    return {
        "fit.download.exports": partial(opportunity.world, page),
        "fit.download.years": partial(_years, years),
        "fit.download.complementarity": partial(scores, page),
        "fit.download.intensity": partial(intensities, page),
        "fit.download.both_ways": partial(products, page),
        "fit.download.concentration": partial(concentrations, page),
        "fit.download.growth": lambda: growth(years).parts,
    }
