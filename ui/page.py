from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar, cast

import polars as pl

from analytics.flows import Direction
from analytics.records import agreements_behind, visits_behind
from analytics.selection import Selection, narrow
from analytics.timeline import timeline
from analytics.whole_visits import whole_visits
from data.dataset import Dataset
from data.problem import Problem
from data.vocabulary import KIND_OF_MEASURE, Kind, Measure
from data.words import Words
from figures.card import Card, Context
from figures.scope import scoped
from ui import cache, cards
from ui.address import Address
from ui.cards import Shown
from ui.notice import contained

T = TypeVar("T")

NARROWED: Final = {
    "country": ("sectors",),
    **dict.fromkeys(
        ("overview", "map", "sectors", "visits", "cooperation", "funnel"), ("sectors", "partners")
    ),
}
"""By which filters the cards of a page are narrowed without naming them in their own words."""


@dataclass(frozen=True)
class Page:
    """One run of one page: the address, the selection, and the datasets that it reads.

    `spanning` names the measures over whose years its period runs; its own alone where it is empty.
    `cards` are those that were shown, by key.
    """

    name: str
    words: Words
    address: Address
    selection: Selection
    spanning: tuple[Measure, ...] = ()
    cards: dict[str, Shown] = field(default_factory=dict)

    def option(self, name: str) -> str:
        """A parameter of this page."""
        return self.address.option(name)

    def direction(self) -> Direction:
        """The way flows are read on this page; its options allow no other words."""
        return cast(Direction, self.option("direction"))

    def dataset(self, kind: Kind) -> Dataset:
        """The chosen dataset of a kind, the first of that kind where none is chosen.

        Raises Problem where there is none that can be read.
        """
        offered = datasets_of(kind)
        if not offered:
            raise Problem("problem.no_dataset", kind=self.words.term("kind", kind))
        chosen = [d for d in offered if d.name in self.selection.datasets]
        return (chosen or offered)[0]

    def measured(self, measure: Measure | None = None) -> Dataset:
        """The dataset of a measure; of the selection's own where none is named."""
        return self.dataset(KIND_OF_MEASURE[measure or self.selection.measure])

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year that a period can be chosen from."""
        read = [self.measured(measure) for measure in self.spanning or (None,)]
        starts = [dataset.start for dataset in read if dataset.start is not None]
        ends = [dataset.end for dataset in read if dataset.end is not None]
        return min(starts, default=None), max(ends, default=None)

    def aggregate(self, measure: Measure | None = None) -> pl.DataFrame:
        """The whole aggregate of a measure, as in `data.aggregate`."""
        return cache.aggregate(self.measured(measure))

    def facts(self, kind: Kind) -> pl.LazyFrame:
        """The rows of the chosen dataset of a kind, scanned when they are collected."""
        return cache.facts(self.dataset(kind))

    def flows(self, measure: Measure | None = None) -> pl.DataFrame:
        """The rows of a measure's aggregate that the selection keeps."""
        dataset, chosen = self.measured(measure), self.selection
        return self.frame(
            "flows", lambda: narrow(cache.touching(dataset, chosen.home), chosen), dataset
        )

    def unnamed(self) -> tuple[str, ...]:
        """Those of the chosen countries that the dataset of the measure has no row of."""
        named = cache.named(self.measured())
        return tuple(code for code in self.selection.home if code not in named)

    def visits(self) -> pl.DataFrame:
        """The records of visits that the selection keeps, as from `visits_behind`."""
        read = self.dataset("visits")
        return self.frame(
            "visits", lambda: visits_behind(cache.facts(read), self.selection).collect(), read
        )

    def agreements(self) -> pl.DataFrame:
        """The parties of cooperation that the selection keeps, as from `agreements_behind`."""
        read = self.dataset("cooperation")
        return self.frame(
            "agreements",
            lambda: agreements_behind(cache.facts(read), self.selection).collect(),
            read,
        )

    def whole_visits(self) -> pl.DataFrame:
        """The same visits, ready to be counted."""
        return self.frame(
            "whole_visits",
            lambda: whole_visits(self.visits().lazy()),
            self.dataset("visits"),
        )

    def timeline(self) -> pl.DataFrame:
        """The same cooperation, a row a record."""
        return self.frame(
            "timeline",
            lambda: timeline(self.agreements().lazy()),
            self.dataset("cooperation"),
        )

    def frame(self, name: str, build: Callable[[], pl.DataFrame], dataset: Dataset) -> pl.DataFrame:
        """A frame that several cards read, made once for a selection of a dataset's version."""
        return cache.frame(name, self.selection, dataset, build)

    def context(
        self, datasets: Sequence[Dataset] = (), options: Collection[str] | None = None
    ) -> Context:
        """What a figure of this page is drawn for.

        That is the selection's own dataset and all parameters of the page, unless told which.
        """
        shown = tuple(datasets) or (self.measured(),)
        given = self.address.options()
        told = given if options is None else tuple(o for o in given if o[0] in options)
        return Context(self.words, self.selection, shown, told)

    def drawn(
        self,
        figure: Callable[[T, Context], Card],
        frame: Callable[[], T],
        *datasets: Dataset,
        options: Collection[str] | None = None,
    ) -> Card:
        """The card that `figure` draws of `frame`, drawn once per context.

        `frame` may depend on nothing but the page: its selection, its options, its datasets.
        `options` names the page's parameters that the card depends on, all of them unless told, so
        that a change of another one does not draw it again.
        """
        context = self.context(datasets, options)
        name = f"{self.name}.{figure.__module__}.{figure.__qualname__}"
        narrowed = NARROWED.get(self.name, ())
        return cache.card(
            name, context, lambda: scoped(figure(frame(), context), context, narrowed)
        )

    def card(
        self,
        figure: Callable[[T, Context], Card],
        frame: Callable[[], T],
        *datasets: Dataset,
        control: Callable[[], None] | None = None,
        body: Callable[[Card], str] | None = None,
        options: Collection[str] | None = None,
    ) -> None:
        """Show the card that `figure` draws of `frame`, as from `drawn`.

        `control` draws a widget of the card's own between its headline and its figure, `body` gives
        the markup of its table in place of a figure.
        """
        with contained(self.words):
            drawn = self.drawn(figure, frame, *datasets, options=options)
            self.cards[drawn.key] = Shown(drawn, self.selection)
            cards.show(drawn, self.words, control, body)

    def made(
        self,
        name: str,
        build: Callable[[], T],
        *datasets: Dataset,
        options: Collection[str] | None = None,
    ) -> T:
        """What `build` makes, made once per context like a card, and as free of anything else."""
        return cache.made(f"{self.name}.{name}", self.context(datasets, options), build)

    def unfiltered(self) -> "Page":
        """The same page with all sectors and partners, for a card that is not about any."""
        return self.with_selection(sectors=(), partners=())

    def with_selection(self, **changes: object) -> "Page":
        """The same page with some filters changed, such as another measure."""
        return replace(self, selection=self.selection.to(**changes))


def datasets_of(kind: str) -> list[Dataset]:
    """The readable datasets of a kind, in the order of their source lists."""
    return [d for d in cache.datasets().values() if d.kind == kind]
