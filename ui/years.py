"""Exports over several years, for what a single year can't show."""

from figures import source
from ui.page import Page, datasets_of


def over_years(page: Page) -> Page:
    """The page over exports that have several years, all of them, where the chosen have one.

    The page itself where it shows something else, where its dataset has years, and where no
    dataset has.
    """
    several = [dataset for dataset in datasets_of("exports") if dataset.start != dataset.end]
    chosen = page.measured()
    if chosen.kind != "exports" or chosen.start != chosen.end or not several:
        return page
    return page.with_selection(datasets=(several[0].name,), start=None, end=None)


def why(page: Page, over: Page) -> str:
    """The sentence that tells which dataset is read instead of the chosen one."""
    words, chosen, other = page.words, page.measured(), over.measured()
    return words(
        "sectors.years_of_another",
        year=words.period(chosen.start, chosen.end),
        dataset=source.title(other, words),
        period=words.period(other.start, other.end),
    )
