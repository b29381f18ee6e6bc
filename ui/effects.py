"""The pickers and the frames of the page on the effect of visits."""

from functools import partial

import polars as pl
import streamlit as st

from analytics.matched_markets import difference, matched_markets
from analytics.visit_conditions import visit_conditions
from analytics.visit_effect import visit_effect
from analytics.visit_panel import first_visits, visit_panel
from analytics.whole_visits import visit_pairs
from data.dataset import Dataset
from data.frames import Frames
from data.vocabulary import SECTORS, SIX
from figures.effect_matched import Matched
from ui import address, cache, choice, estimate, years
from ui.how import Files
from ui.page import Page

READ = ("date", "origins", "host", "sector", "format", "status")
"""The columns of visits that the estimate needs."""


def choose(page: Page) -> None:
    """Let the reader choose whose visitors, the sector, and when an effect would begin."""
    words = page.words
    with st.container(key="effect_choices", horizontal=True):
        st.selectbox(
            words("effect.host.label"),
            SIX,
            key=address.seed("host", host(page)),
            on_change=address.mirror,
            args=("host",),
            format_func=words.country,
        )
        named = {code: words.sector(code) for code in SECTORS}
        choice.pick(page, "sector", list(SECTORS), named, words("sectors.every_sector"))
        choice.choose(page, "lag")


def host(page: Page) -> str:
    """The country whose visitors and markets are compared."""
    return page.option("host")


def lag(page: Page) -> int:
    """Years after the first visit from which an effect is looked for."""
    return int(page.option("lag"))


def datasets(page: Page) -> tuple[Dataset, Dataset]:
    """Exports over several years, and visits."""
    return years.over_years(page).dataset("exports"), page.dataset("visits")


def conditions(page: Page) -> pl.DataFrame:
    """Whether the data can carry an estimate."""
    return page.made(
        "conditions",
        lambda: visit_conditions(
            panel(page), _firsts(page), page.dataset("visits").coverage, lag(page)
        ),
        *datasets(page),
        options=("sector", "lag"),
    )


def found(page: Page) -> Frames | None:
    """The estimate, made in a process of its own; None until it is there."""
    asked = estimate.Estimate(
        visit_effect,
        datasets(page),
        lambda: {"exports": _exports(page), "visits": _visits(page).select(READ)},
        values={"lag": lag(page)},
        selection=(page.option("sector"),),
    )
    return estimate.result(asked, page.words, "effect_verdict")


def matched(page: Page) -> Matched:
    """The host's visited markets beside similar ones; nothing where the register is a sample."""
    rows = matched_markets(_exports(page), _firsts(page), host(page))
    return Matched(host(page), rows, difference(rows))


def visitors(page: Page) -> tuple[str, str, pl.DataFrame]:
    """Who visited the host, in the sector."""
    sector = page.option("sector")
    chosen = page.with_selection(
        countries=(host(page),),
        partners=(),
        sectors=(sector,) if sector else (),
        start=None,
        end=None,
    )
    own = chosen.whole_visits().filter(pl.col("host") == host(page))
    return host(page), sector, visit_pairs(own)


def panel(page: Page) -> pl.DataFrame:
    """The rows that the estimate uses."""
    return visit_panel(_exports(page), _firsts(page))


def said(page: Page) -> list[str]:
    """What was read, in sentences."""
    words, rows = page.words, panel(page)
    firsts = _firsts(page)
    return [
        words(
            "effect.how",
            rows=rows.height,
            cells=rows["cell"].n_unique(),
            visits=int(firsts["visits"].sum()),
            firsts=firsts.height,
            lag=lag(page),
        )
    ]


def files(page: Page, made: Frames | None) -> Files:
    """What can be downloaded: what was read, the rows used, what was estimated where it was."""
    rows = {
        "effect.download.exports": lambda: _exports(page),
        "effect.download.visits": lambda: _visits(page).select("id", *READ),
        "effect.download.panel": lambda: panel(page),
        "effect.download.matched": lambda: matched(page).rows,
    }
    if made is None:
        return rows
    return rows | {
        f"effect.download.{name}": partial(made.__getitem__, name)
        for name in ("effect", "leads", "coefficients", "robustness")
    }


def _exports(page: Page) -> pl.DataFrame:
    """The exports of the six, in the sector, as one of both ends reports them."""
    flows = cache.aggregate(datasets(page)[0])
    return _in_sector(page, flows).filter(pl.col("origin").is_in(SIX))


def _visits(page: Page) -> pl.DataFrame:
    return _in_sector(page, page.facts("visits").collect())


def _firsts(page: Page) -> pl.DataFrame:
    return first_visits(_visits(page))


def _in_sector(page: Page, rows: pl.DataFrame) -> pl.DataFrame:
    sector = page.option("sector")
    return rows.filter(pl.col("sector") == sector) if sector else rows
