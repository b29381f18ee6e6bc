"""The context of a page about a pair: Sweden and Germany, on statistics of a made-up world."""

from typing import Any

from analytics.selection import Selection
from figures.card import Context
from tests.figures.contexts import ENGLISH, dataset

OPTIONS = (("country", "SWE"), ("with", "DEU"))


def pair(partner: str = "DEU", **changes: Any) -> Context:
    """The context, of a dataset with some of its parts changed."""
    selection = Selection(countries=("SWE",), partners=(partner,), measure="exports")
    return Context(ENGLISH, selection, (dataset(**changes),), OPTIONS)
