"""The frames behind the cards of a country's opportunities, each from the page alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import polars as pl
import streamlit as st

from analytics.complexity import complexity, relatedness
from analytics.gravity import gravity
from analytics.opportunities import opportunities
from analytics.partner_counts import partner_counts
from analytics.potential import export_potential, market_potential
from analytics.specialisation import specialisation
from analytics.world import economies
from data import geography
from data.crosswalk import OTHER, sectors_of
from data.frames import Frames
from data.problem import Problem
from data.vocabulary import SECTORS, SIX
from figures import source
from figures.sector_notes import inseparable
from ui import address, cache, choice, estimate, years
from ui.page import Page
from ui.profile import home

ALL: Final = "all"
NAMED: Final = tuple(code for code in SECTORS if code != OTHER)


def opened(page: Page) -> Page:
    """Let the reader choose a country; the page narrowed to it and to the last year chosen."""
    words, country = page.words, page.option("country")
    with st.container(key="profile_who", horizontal=True):
        st.selectbox(
            words("opportunities.country.label"),
            SIX,
            key=address.seed("country", country),
            on_change=address.mirror,
            args=("country",),
            format_func=words.country,
        )
    return narrowed(page, country)


def narrowed(page: Page, country: str) -> Page:
    """The page of this country alone, in the last year chosen."""
    return years.last_chosen(
        page.with_selection(countries=(country,), partners=(), measure="exports")
    )


def checked(page: Page) -> None:
    """Raise Problem where the exports hold no product of the sectors chosen."""
    if not products(page):
        told = inseparable(page.dataset("exports"), page.words)
        why = " ".join(told[sector] for sector in page.selection.sectors if sector in told)
        raise Problem("opportunities.no_products", why=why)


def year(page: Page) -> int:
    """The year that is read."""
    return page.selection.end or 0


def sectors(page: Page) -> tuple[str, ...]:
    """The sectors chosen; all but the other ones, which would dwarf them, where none is."""
    return page.selection.sectors or NAMED


def products(page: Page) -> list[str]:
    """The products, or industries, of these sectors."""
    read = page.dataset("exports")
    return page.made("products", lambda: _products(page), read, options=())


def _products(page: Page) -> list[str]:
    named = _sectors_of(page).filter(pl.col("sector").is_in(sectors(page)))
    return named["product"].unique(maintain_order=True).to_list()


def _sectors_of(page: Page) -> pl.DataFrame:
    """Every product of the world with each of its sectors."""
    dataset = page.dataset("exports")
    return _wide(page).frame(
        "products", lambda: sectors_of(dataset.classification, world(page)["product"]), dataset
    )


def world(page: Page) -> pl.DataFrame:
    """Every economy's exports to every other in that year, by product."""
    return cache.world(page.dataset("exports"), year(page))


def markets(page: Page) -> pl.DataFrame:
    """Every market of the country, its potential beside the records of it."""
    read = page.dataset("exports"), page.dataset("visits"), page.dataset("cooperation")
    return page.made("markets", lambda: _markets(page), *read, options=())


def _markets(page: Page) -> pl.DataFrame:
    alone = _wide(page)
    potential = alone.frame(
        "potential", lambda: export_potential(world(page), [home(page)]), page.dataset("exports")
    )
    return opportunities(market_potential(potential, products(page)), counts(page))


def counts(page: Page) -> pl.DataFrame:
    """What is on record with each partner, whenever it was."""
    ever = page.with_selection(start=None, end=None)
    return partner_counts(
        ever.with_selection(measure="agreements").flows("agreements"),
        ever.with_selection(measure="visits").flows("visits"),
        home(page),
    )


def in_sectors(page: Page) -> pl.DataFrame:
    """The world's exports of these sectors, each product once."""
    return world(page).filter(pl.col("product").is_in(products(page)))


def expected(page: Page) -> Frames | None:
    """Actual and expected exports of all pairs; None while they are being computed."""
    dataset = page.dataset("exports")
    asked = estimate.Estimate(
        gravity,
        (dataset,),
        lambda: {"flows": in_sectors(page), "distances": geography.distances()},
        selection=(year(page), sectors(page)),
    )
    return estimate.result(asked, page.words, "actual_expected")


def weights(page: Page) -> pl.DataFrame:
    """How much of each economy's exports these sectors are, beside the world's."""
    named = pl.col("product").is_in(products(page))
    grouped = _of_world(page, "sold", _sold).with_columns(
        sector=pl.when(named).then(pl.lit(ALL)).otherwise(pl.lit(""))
    )
    return specialisation(grouped, "sector").filter(pl.col("sector") == ALL)


def _sold(page: Page) -> pl.DataFrame:
    return world(page).group_by("origin", "product").agg(pl.col("amount").sum())


def industries(page: Page) -> pl.DataFrame:
    """The country's specialisation by industry, null where it exports none, and what is near it."""
    own = _of_world(page, "industries", _industries).filter(pl.col("country") == home(page))
    return pl.DataFrame({"product": products(page)}).join(own, on="product", how="left")


def _industries(page: Page) -> pl.DataFrame:
    rca, near = specialisation(world(page)), relatedness(world(page))
    pci = complexity(world(page))[1]
    return rca.join(near, on=["country", "product"]).join(pci, on="product", how="left")


def _of_world(page: Page, name: str, build: Callable[[Page], pl.DataFrame]) -> pl.DataFrame:
    """A frame of the whole world, the same for every country and sector."""
    whole = _wide(page).with_selection(countries=())
    return whole.frame(name, lambda: build(page), page.dataset("exports"))


def _wide(page: Page) -> Page:
    return replace(page, selection=page.selection.to(sectors=(), partners=()))


def ranks(page: Page) -> None:
    """Let the reader choose which markets are shown, and how small they may be."""
    with st.container(key="opportunities_ranks", horizontal=True):
        for parameter in ("rank", "least"):
            choice.choose(page, parameter)


def said(page: Page) -> str:
    """In words, whose opportunities are shown, in what, when, from which dataset."""
    words, dataset = page.words, page.dataset("exports")
    chosen = words.join([words.sector(code) for code in page.selection.sectors])
    return words(
        "opportunities.shown",
        country=words.country(home(page)),
        sectors=chosen or words("opportunities.all_named"),
        period=str(year(page)),
        dataset=source.title(dataset, words),
    )


def used(page: Page) -> list[str]:
    """What was read: rows, economies and products, one sentence each."""
    words, rows = page.words, world(page)
    return [
        words(
            "opportunities.used.exports",
            rows=rows.height,
            economies=economies(rows).len(),
            products=rows["product"].n_unique(),
            chosen=len(products(page)),
            year=str(year(page)),
        ),
        words("opportunities.used.records"),
        words("opportunities.used.distances"),
    ]
