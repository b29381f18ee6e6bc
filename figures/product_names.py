"""The names of products, industries or sectors in a chart and in its table."""

from collections.abc import Iterable
from typing import Final

from data import products
from data.vocabulary import SECTORS
from figures.card import Context

LONGEST: Final = 24


def product_names(codes: Iterable[str], context: Context) -> list[str]:
    """Codes of the dataset's classification by name; a code without one stays as it is."""
    names = dict(products.names(context.dataset.classification).iter_rows())
    names |= {code: context.words.sector(code) for code in SECTORS}
    return [names.get(code, code) for code in codes]


def short(name: str) -> str:
    """A name that leaves room for its bar on a phone."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
