"""Whom a reader can choose as a partner: the countries that datasets name."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from data import geography
from data.dataset import Dataset
from data.words import Words
from ui import cache


def offered(
    datasets: Iterable[Dataset], words: Words, chosen: Collection[str] = ()
) -> tuple[str, ...]:
    """The countries at either end of the flows of `datasets`, by name, and those `chosen` already.

    A browser takes its time for a list of every country, at each change of a page.
    """
    named = frozenset(chosen).union(*(cache.named(dataset) for dataset in datasets))
    return tuple(code for code in by_name(words) if code in named)


@lru_cache
def by_name(words: Words) -> tuple[str, ...]:
    """Every country, by its name."""
    codes = geography.countries()["alpha_3"].to_list()
    return tuple(sorted(codes, key=lambda code: words.country(code).casefold()))
