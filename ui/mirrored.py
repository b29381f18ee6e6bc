"""Which datasets hold an exporter's and which an importer's report, and which are compared."""

from dataclasses import dataclass
from html import escape

import polars as pl
import streamlit as st

from analytics.mirror import both_reports
from analytics.selection import Selection, narrow
from data.dataset import Dataset
from data.problem import Problem
from data.words import UNIT_SCALES
from figures import source
from figures.card import Context, empty_card
from ui import address, cache, cards, choice, filters
from ui.page import Page, datasets_of

ENDS = ("origin", "destination")


@dataclass(frozen=True)
class Mirror:
    """A page on two datasets: the one whose exporters report, the one whose importers do."""

    page: Page
    said: Dataset
    heard: Dataset

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """Both, or the one that holds both reports."""
        return (self.said,) if self.said == self.heard else (self.said, self.heard)

    @property
    def cif(self) -> float:
        """What imports are divided by."""
        return float(self.page.option("cif"))

    def reports(self) -> pl.DataFrame:
        """The rows of `both_reports` that the selection keeps."""
        return narrow(
            cache.made(
                "reports",
                Context(self.page.words, Selection(), (self.said, self.heard)),
                self._whole,
            ),
            self.page.selection,
        )

    def _whole(self) -> pl.DataFrame:
        said, heard = cache.reports(self.said), cache.reports(self.heard)
        return both_reports(said, heard, _scale(self.heard) / _scale(self.said))


def opened(page: Page) -> Mirror | None:
    """The two datasets that are compared, chosen above the filters; None where no two can be."""
    offered = {end: [d for d in datasets_of("exports") if _tells(d, end, page)] for end in ENDS}
    if not all(offered.values()):
        _nothing(page, offered)
        return None
    said = _chosen(page, "said", offered["origin"], offered["destination"])
    heard = _chosen(page, "heard", offered["destination"], [said])
    found = Mirror(page.with_selection(datasets=(said.name,)), said, heard)
    filters.bar(found.page, ("countries", "partners", "sectors", "period"), _sentence(found))
    with st.container(key="mirror_choices", horizontal=True):
        _choose(page, "said", said, offered["origin"])
        _choose(page, "heard", heard, offered["destination"])
        choice.choose(page, "cif")
    if said.currency != heard.currency:
        raise Problem(
            "mirror.currencies",
            exports=source.title(said, page.words),
            imports=source.title(heard, page.words),
            currency=said.currency,
            other=heard.currency,
        )
    return found


def _tells(dataset: Dataset, end: str, page: Page) -> bool:
    """Whether a dataset holds reports of that end; a sample is never compared."""
    if dataset.coverage == "sample":
        return False
    context = Context(page.words, Selection(), (dataset,))
    ends = cache.made("ends", context, lambda: set(cache.reports(dataset)["reported_by"].unique()))
    return end in ends


def _chosen(page: Page, name: str, offered: list[Dataset], others: list[Dataset]) -> Dataset:
    """The dataset that the address names, else one that is among the others, else the first."""
    named = [d for d in offered if d.name == page.option(name)]
    return next(iter([*named, *(d for d in offered if d in others), *offered]))


def _choose(page: Page, name: str, chosen: Dataset, offered: list[Dataset]) -> None:
    """A choice among datasets, where there is one."""
    if len(offered) > 1:
        named = {dataset.name: source.short(dataset, page.words) for dataset in offered}
        st.selectbox(
            page.words(f"mirror.{name}.label"),
            list(named),
            key=address.seed(name, chosen.name),
            on_change=address.mirror,
            args=(name,),
            format_func=lambda code: named.get(code, code),
        )


def _scale(dataset: Dataset) -> float:
    return UNIT_SCALES.get(dataset.unit, 1.0)


def _sentence(found: Mirror) -> str:
    page, words = found.page, found.page.words
    selection = page.selection
    return words(
        "mirror.shown",
        countries=words.countries(selection.countries) or words("filters.six"),
        partners=words.countries(selection.partners) or words("filters.all_partners"),
        sectors=words.join([words.sector(s) for s in selection.sectors])
        or words("filters.all_sectors"),
        period=page.context((found.said,)).period,
        exports=source.title(found.said, words),
        imports=source.title(found.heard, words),
    )


def _nothing(page: Page, offered: dict[str, list[Dataset]]) -> None:
    """Say which reports there are, how they would be compared, and what to load."""
    words = page.words
    told = [
        words(
            f"mirror.told_by.{end}",
            datasets=words.join([source.title(d, words) for d in offered[end]]),
            count=len(offered[end]),
        )
        for end in ENDS
        if offered[end]
    ]
    context = page.context(datasets_of("exports"), ())
    cards.show(
        empty_card("mirror_empty", context, "mirror_empty.none", datasets=" ".join(told)), words
    )
    choice.link(page, "add")
    how, text = escape(words("mirror.how")), escape(words("mirror.how_text"))
    st.html(f'<section class="samspel-method"><h3>{how}</h3><p>{text}</p></section>')
