"""Which years of exports are shown: several for growth, the latest for a size."""

from figures import source
from ui.notice import remark
from ui.page import Page, datasets_of


def latest(page: Page) -> Page:
    """The page in the last year of its exports where no period is chosen.

    A sum of many years' money is no size that a reader could compare; records do add up.
    """
    dataset, chosen = page.measured(), page.selection
    one = dataset.kind != "exports" or dataset.start == dataset.end
    if one or dataset.end is None or (chosen.start, chosen.end) != (None, None):
        return page
    return page.with_selection(start=dataset.end, end=dataset.end)


def shown(page: Page) -> Page:
    """The same, and where it is not the whole page, a word of the year."""
    sized = latest(page)
    if sized is not page:
        remark(page.words("years.latest", year=str(sized.selection.end)))
    return sized


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
