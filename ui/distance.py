"""The pickers and the frames of the page on years behind."""

from collections.abc import Sequence
from functools import cache

import polars as pl
import streamlit as st

from analytics.behind import behind_in, behind_now, jumps, readings_of, years_behind_in
from data.indicator import indicators
from data.vocabulary import SIX
from data.words import Words
from figures.behind_levels import Read
from ui import address, notice
from ui.address import SEPARATOR
from ui.page import Page

SIZED = ("usd", "million_usd", "thousand_usd")
"""Units that grow with the size of a country."""

FEWEST = 2


def choose(page: Page) -> None:
    """Let the reader choose a country, those it is set against, and the indicator."""
    words, held, own = page.words, codes(page), country(page)
    named = _by_name(held, words)
    with st.container(key="behind_who", horizontal=True):
        st.selectbox(
            words("behind.country.label"),
            named,
            key=address.seed("country", own),
            on_change=address.mirror,
            args=("country",),
            format_func=words.country,
        )
        st.multiselect(
            words("behind.against.label"),
            [code for code in named if code != own],
            key=address.seed("against", _asked(page)),
            on_change=address.mirror,
            args=("against",),
            format_func=words.country,
            placeholder=words("behind.against.any"),
            max_selections=8,
            select_all=False,
        )
        st.selectbox(
            words("behind.indicator.label"),
            offered(page),
            key=address.seed("indicator", indicator(page)),
            on_change=address.mirror,
            args=("indicator",),
            format_func=lambda name: words.term("indicator", name),
        )
    for name in ("country", "indicator"):
        if page.option(name) not in (own, indicator(page)):
            notice.tell(words("address.unknown_value", name=name))


def country(page: Page) -> str:
    """The country that is placed; the first that has values where the chosen one has none."""
    held, chosen = codes(page), page.option("country")
    return chosen if chosen in held or not held else held[0]


def others(page: Page) -> list[str]:
    """Those it is set against: the chosen ones, else the others of the six."""
    own = country(page)
    return _asked(page) or [code for code in SIX if code != own]


def indicator(page: Page) -> str:
    """The indicator; the first of the dataset where the chosen one is not in it."""
    known, chosen = offered(page), page.option("indicator")
    return chosen if chosen in known or not known else known[0]


def unit(page: Page) -> str:
    """The unit of the indicator; an index where nothing is declared of it."""
    declared = indicators().get(indicator(page))
    return declared.unit if declared else "index"


def codes(page: Page) -> list[str]:
    """Countries with values in the dataset, the six first."""
    read = page.dataset("indicators")
    return page.made("codes", lambda: _codes(page), read, options=())


def _codes(page: Page) -> list[str]:
    found = _held(page)["country"].unique().to_list()
    return [*(c for c in SIX if c in found), *sorted(c for c in found if c not in SIX)]


def offered(page: Page) -> list[str]:
    """The indicators of the dataset."""
    read = page.dataset("indicators")
    return page.made(
        "offered", lambda: _held(page)["indicator"].unique().sort().to_list(), read, options=()
    )


def values(page: Page) -> pl.DataFrame:
    """The values that are read: of the country and the others, in every indicator."""
    return page.frame(
        f"values_{_who(page)}",
        lambda: _held(page).filter(pl.col("country").is_in([country(page), *others(page)])),
        page.dataset("indicators"),
    )


def own(page: Page) -> pl.DataFrame:
    """The values of the indicator alone."""
    return _of_indicator(page, values(page))


def levels(page: Page) -> Read:
    """What the answer is read from."""
    held = own(page)
    now = behind_now(lags(page))
    shown = held.filter(pl.col("country").is_in([country(page), *now["other"].to_list()]))
    return Read(country(page), indicator(page), unit(page), shown, now, jumps(shown))


def lags(page: Page) -> pl.DataFrame:
    """Every year's distance in the indicator."""
    return _of_indicator(page, _distances(page))


def ways(page: Page) -> tuple[str, pl.DataFrame, pl.DataFrame]:
    """The distances read in several ways."""
    read = readings_of(own(page), country(page), others(page))
    return country(page), read, behind_now(lags(page))


def table(page: Page) -> tuple[str, pl.DataFrame]:
    """The distances in every indicator that does not grow with the size of a country."""
    declared = indicators()
    names = [n for n in offered(page) if n not in declared or declared[n].unit not in SIZED]
    return country(page), behind_in(_distances(page), names)


def said(page: Page) -> str:
    """What was read, in a sentence."""
    held, words = own(page), page.words
    return words(
        "behind.how",
        rows=held.height,
        countries=words.countries([country(page), *others(page)]),
        start=str(held["year"].min()),
        end=str(held["year"].max()),
    )


def _distances(page: Page) -> pl.DataFrame:
    """Every year's distance in every indicator."""
    return page.frame(
        f"distances_{_who(page)}",
        lambda: years_behind_in(values(page), country(page), others(page)),
        page.dataset("indicators"),
    )


def _who(page: Page) -> str:
    return SEPARATOR.join([country(page), *others(page)])


def _of_indicator(page: Page, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("indicator") == indicator(page)).drop("indicator")


def _held(page: Page) -> pl.DataFrame:
    """Every value of the dataset, in the chosen period."""
    return page.frame("values", lambda: _read(page), page.dataset("indicators"))


def _read(page: Page) -> pl.DataFrame:
    chosen, year = page.selection, pl.col("year")
    return (
        page.facts("indicators")
        .filter(
            year >= chosen.start if chosen.start is not None else pl.lit(value=True),
            year <= chosen.end if chosen.end is not None else pl.lit(value=True),
        )
        .select("indicator", "country", "year", "value")
        .sort("indicator", "country", "year")
        .collect()
    )


def _asked(page: Page) -> list[str]:
    held, own = codes(page), country(page)
    given = [code for code in page.option("against").split(SEPARATOR) if code]
    return [c for c in dict.fromkeys(given) if c in held and c != own]


@cache
def _named(held: tuple[str, ...], words: Words) -> list[str]:
    rest = [code for code in held if code not in SIX]
    six = [code for code in SIX if code in held]
    return [*six, *sorted(rest, key=lambda code: words.country(code).casefold())]


def _by_name(held: Sequence[str], words: Words) -> list[str]:
    return _named(tuple(held), words)
