from dataclasses import dataclass

import polars as pl

from analytics.selection import Selection
from data.dataset import Dataset
from data.words import Words
from figures.figure import Figure
from figures.map import MapFigure


@dataclass(frozen=True)
class Context:
    """What a figure is drawn for; hashable, so that it is the whole key of a drawn card.

    `datasets` are those whose facts are drawn; `options` the page's own parameters, by name.
    """

    words: Words
    selection: Selection
    datasets: tuple[Dataset, ...]
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str) -> str:
        """The value of a page parameter; empty when it is not set."""
        return dict(self.options).get(name, "")

    @property
    def dataset(self) -> Dataset:
        """The dataset, where a figure draws one."""
        return self.datasets[0]

    @property
    def sampled(self) -> bool:
        """Whether any dataset is a sample, from which no total or ranking may be read."""
        return any(dataset.coverage == "sample" for dataset in self.datasets)

    @property
    def period(self) -> str:
        """The years drawn: the selection's, within what the dataset holds."""
        start = self.selection.start or self.dataset.start
        return self.words.period(start, self.selection.end or self.dataset.end)

    @property
    def key(self) -> str:
        """All that a card depends on, as text."""
        read = [dataset.key for dataset in self.datasets]
        return repr((self.words, self.selection, read, self.options))


@dataclass(frozen=True, eq=False)
class Card:
    """A figure with all that makes it fit to be sent: one is shown, downloaded, or put on a slide.

    `headline` states the finding, `unit`, `period` and `note` (what is left out, how it is
    counted) are in the reader's words; `table` holds exactly what is drawn, of which `read` names
    the columns that a page sets as text where a reader needs fewer; `alt` says in words what a
    picture shows; `empty` says why there is nothing and what to do, in place of a figure.
    `hint` says what a reader can do with it on screen, such as click: it goes into no file.
    A `whole` card holds for all sectors and partners, whichever are chosen.
    Of a `clickable` chart a mark's customdata is the change of the address that a click makes, such
    as "partners=IND&sectors=water".
    """

    key: str
    headline: str
    unit: str
    period: str
    datasets: tuple[Dataset, ...]
    table: pl.DataFrame
    figure: Figure | MapFigure | None = None
    alt: str = ""
    note: str = ""
    hint: str = ""
    empty: str = ""
    clickable: bool = False
    whole: bool = False
    read: tuple[str, ...] = ()

    @property
    def coverage(self) -> tuple[str, ...]:
        """The coverages of its datasets, each once, in their order."""
        return tuple(dict.fromkeys(dataset.coverage for dataset in self.datasets))

    @property
    def stamps(self) -> tuple[str, ...]:
        """Those that stand beside its unit wherever it is shown, since they are no full account."""
        return tuple(told for told in self.coverage if told in ("sample", "synthetic"))


def empty_card(key: str, context: Context, reason: str, **values: object) -> Card:
    """A card that says why there is nothing to show: `reason` keys its sentence."""
    words = context.words
    return Card(
        key,
        words(f"{key}.title"),
        "",
        "",
        context.datasets,
        pl.DataFrame(),
        empty=words(reason, **values),
    )
