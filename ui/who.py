"""The pickers of a profile: whose it is, with whom, and since when changes are read."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

import streamlit as st

from data.vocabulary import KIND_OF_MEASURE, MEASURES, SIX, Kind
from data.words import Words
from figures import source
from figures.key_figure import KeyFigure
from figures.marked_lines import told
from figures.profile_figures import low_carbon, on_record, traded
from ui import address, key_figures, notice, partners, profile
from ui.links import link, listed
from ui.page import Page, datasets_of
from ui.years import timely

PARTNERS = ("DEU", "SWE")
"""With whom a country is paired where nobody is chosen."""

LINKED = 6
LONGEST = 110


def title(page: Page) -> str:
    """The country, or the pair, by its names."""
    offered = (page.option(name) for name in ("country", "with"))
    known = [code for code in offered if code in everybody(page.words)]
    return page.words.countries(dict.fromkeys(known))


def who(page: Page) -> Page:
    """Let the reader choose a country and a partner; the page narrowed to them, with a moment."""
    words, country = page.words, page.option("country")
    partner = _partner(page, country)
    offered = _offered(page, country, partner)
    with st.container(key="profile_who", horizontal=True):
        _select(page, "country", SIX, words.country, chosen=country)
        _select(page, "with", offered, words.country, chosen=partner)
    chosen = page.with_selection(countries=(country,), partners=(partner,) if partner else ())
    return profile.resolved(chosen, _moment(page))


def pair(page: Page) -> Page:
    """Let the reader choose a country and a partner, neither of them open; the page of the two."""
    words, country = page.words, page.option("country")
    partner = _partner(page, country) or next(c for c in PARTNERS if c != country)
    offered = _offered(page, country, partner)
    with st.container(key="profile_who", horizontal=True):
        _select(page, "country", SIX, words.country, chosen=country)
        _select(page, "with", offered, words.country, chosen=partner)
    return page.with_selection(countries=(country,), partners=(partner,))


def _partner(page: Page, country: str) -> str:
    """The partner in the address; a country's own or an unknown code is told and left out."""
    code = page.option("with")
    if not code or (code != country and code in everybody(page.words)):
        return code
    notice.tell(page.words("address.unknown_value", name="with"))
    return ""


def _moment(page: Page) -> str:
    """The moment in the address; a day that no calendar has is told and left out."""
    moment = page.option("event")
    try:
        date.fromisoformat(f"{moment}-01-01"[: len("2019-01-01")]) if moment else None
    except ValueError:
        notice.tell(page.words("address.unknown_value", name="event"))
        return ""
    return moment


@cache
def everybody(words: Words) -> tuple[str, ...]:
    """The six, then every other country by name."""
    return _six_first(partners.by_name(words))


def _six_first(codes: Sequence[str]) -> tuple[str, ...]:
    return (*SIX, *(code for code in codes if code not in SIX))


def _offered(page: Page, country: str, partner: str) -> list[str]:
    """The partners to choose from: those that the data name, and the one that is chosen."""
    held = [measure for measure in MEASURES if datasets_of(KIND_OF_MEASURE[measure])]
    named = partners.offered(map(page.measured, held), page.words, [partner])
    return [code for code in _six_first(named) if code != country]


def since(page: Page) -> None:
    """Let the reader choose the moment: a dated event of the records, or any year."""
    words = page.words
    titles: dict[str, str] = {}
    for event in profile.marks(page).iter_rows(named=True):
        titles.setdefault(event["date"], told(event, words))
    dataset = page.dataset("indicators")
    years = [str(year) for year in range(dataset.end or 0, dataset.start or 0, -1)]
    chosen = profile.moment(page)
    dates = [*reversed(titles), *(year for year in years if year not in titles)]
    if chosen and chosen not in dates:
        dates.append(chosen)

    def named(date: str) -> str:
        text = titles.get(date) or words("country.event.date", date=words.date(date))
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"

    _select(page, "event", dates, named, chosen=chosen)


def _select(
    page: Page, name: str, options: Sequence[str], naming: Callable[[str], str], *, chosen: str
) -> None:
    """A list to choose a parameter from; all but the country may be left open.

    A change of the country or the partner takes back the moment, which was of the old ones.
    """
    words, always = page.words, name == "country"
    st.selectbox(
        words(f"country.{name}.label"),
        options,
        key=address.seed(name, chosen or None),
        index=0 if always else None,
        on_change=address.mirror,
        args=(name,) if name == "event" else (name, "event"),
        format_func=naming,
        placeholder=None if always else words(f"country.{name}.any"),
    )


def said(page: Page) -> str:
    """In words, whose profile is shown, over what."""
    words, chosen = page.words, page.selection
    ends = profile.ends(page)
    start, end = page.years
    return words(
        "country.shown",
        who=words.countries(ends)
        if len(ends) > 1
        else words("country.alone", home=words.country(ends[0])),
        sectors=words.join([words.sector(s) for s in chosen.sectors])
        or words("filters.all_sectors"),
        period=words.period(chosen.start or start, chosen.end or end),
        dataset=source.title(page.dataset("exports"), words),
    )


def figures(page: Page) -> None:
    """The key figures: what is on record, then what is sold and bought."""
    kinds: tuple[Kind, ...] = ("exports", "indicators", "visits", "cooperation")
    read = [page.dataset(kind) for kind in kinds]
    with notice.contained(page.words):
        recorded, trade = page.made("figures", lambda: _figures(page), *read, options=())
        key_figures.show(recorded)
        dataset = source.title(read[0], page.words)
        key_figures.show(trade, _note(page, dataset))
    st.html(listed([_slides(page)], "row"))


def _note(page: Page, dataset: str) -> str:
    words, sectors = page.words, page.selection.sectors
    note = words("profile_figures.note", dataset=dataset)
    if not sectors:
        return note
    named = words.join([words.sector(sector) for sector in sectors])
    return f"{words('profile_figures.narrowed', sectors=named)} {note}"


def _slides(page: Page) -> str:
    """A link to the ready brief of the country or pair."""
    words, ends = page.words, profile.ends(page)
    asked = {
        "ready": "bilateral" if len(ends) > 1 else "country",
        "country": ends[0],
        "with": profile.partner(page),
    }
    who = words.countries(ends)
    return link("brief", words("country.slides", who=who), address.carried(page.address, **asked))


def _figures(page: Page) -> tuple[list[KeyFigure], list[KeyFigure]]:
    sold, ends = timely(page), profile.ends(page)
    context = sold.context((page.dataset("exports"),))
    trade = traded(profile.by_year(sold).rows, context)
    clean = page.context((page.dataset("indicators"),))
    for code in ends:
        both = low_carbon(profile.low_carbon_values(page, code), code, clean)
        trade += both if len(ends) == 1 else both[:1]
    return on_record(profile.records(page), context), trade


def links(page: Page) -> None:
    """Links to the pairs with the country's first partners."""
    words, home = page.words, profile.home(page)
    ranked = profile.ranking(page).drop_nulls("rank")["partner"].head(LINKED).to_list()
    pairs = (
        link(
            "country",
            words("country.pair", home=words.country(home), partner=words.country(code)),
            address.carried(page.address, country=home, **{"with": code}),
        )
        for code in ranked
    )
    st.html(listed(pairs, "row"))
