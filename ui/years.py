"""Which years of exports are shown: several for growth, one for a size."""

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


def timely(page: Page) -> Page:
    """The page without a period where its exports are of one year, which no period can change."""
    dataset = page.dataset("exports")
    return page.with_selection(start=None, end=None) if dataset.start == dataset.end else page


def sized(page: Page) -> Page:
    """The same, in the last year of its exports where no period is chosen."""
    return latest(timely(page))


def last_chosen(page: Page) -> Page:
    """The page in the last year of its period, within those of its exports."""
    dataset, chosen = page.dataset("exports"), page.selection.end
    ends = [year for year in (chosen, dataset.end) if year is not None]
    year = max(min(ends, default=0), dataset.start or 0)
    return page.with_selection(start=year, end=year)


def over_years(page: Page) -> Page:
    """The page over exports of several years; from those of one year no growth can be told.

    Where the chosen exports have one year, those of the first dataset that has more: in the period
    chosen, or in all its years where it has not several of that. The page itself where no dataset
    has more.
    """
    own = page.dataset("exports")
    found = next((d for d in (own, *datasets_of("exports")) if d.start != d.end), own)
    if found is own:
        return page
    over, chosen = page.with_selection(datasets=(found.name,)), page.selection
    first, last = found.start or 0, found.end or 0
    held = min(chosen.end or last, last) - max(chosen.start or first, first)
    return over if held > 0 else over.with_selection(start=None, end=None)


def why(page: Page, over: Page) -> str:
    """The sentence that tells which dataset is read instead of the chosen one."""
    words, chosen, other = page.words, page.measured(), over.measured()
    return words(
        "sectors.years_of_another",
        year=words.period(chosen.start, chosen.end),
        dataset=source.title(other, words),
        period=words.period(other.start, other.end),
    )
