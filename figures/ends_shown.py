"""Whose flows a profile shows: the country, its partner or the world, by name and colour."""

from figures.card import Context
from figures.sector_notes import inseparable
from figures.theme import CONTEXT_GREY, COUNTRY_COLOURS, SCALE_HUE


def home(context: Context) -> str:
    """The country of the profile."""
    return context.selection.home[0]


def partner(context: Context) -> str:
    """The partner of a pair; empty where the other end is the world."""
    return next(iter(context.selection.partners), "")


def partner_name(context: Context) -> str:
    """The other end in words: the partner, or the world."""
    code = partner(context)
    return context.words.country(code) if code else context.words("country.world")


def market_name(code: str, context: Context) -> str:
    """A market by its name, the one that is chosen in bold."""
    name = context.words.country(code)
    return f"<b>{name}</b>" if code == context.option("market") else name


def subject_colour(code: str) -> str:
    """The colour of a country that is shown: one of the six has its own, others share one."""
    return COUNTRY_COLOURS.get(code, SCALE_HUE)


def partner_colour(context: Context) -> str:
    """The other end's colour: the partner's, or the context grey of the world."""
    code = partner(context)
    return subject_colour(code) if code else CONTEXT_GREY


def absence(unnamed: tuple[str, ...], lumped: bool, context: Context) -> str:
    """Why a dataset has nothing of a country or of the chosen sectors; empty where it has.

    Missing is not zero.
    """
    apart, chosen = inseparable(context.dataset, context.words), context.selection.sectors
    if chosen and set(chosen) <= set(apart):
        return " ".join(dict.fromkeys(apart[sector] for sector in chosen))
    if not unnamed:
        return ""
    named = context.words.countries(unnamed)
    key = "lumped" if lumped else "left_out"
    return context.words(f"country.absent.{key}", count=len(unnamed), countries=named)
