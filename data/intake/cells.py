"""What the cells of one column became: values, and for the others what is wrong with them."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

import polars as pl

from data.intake.folded import folded

COMPLETE: Final = (
    *("total", "totals", "grand total", "sum", "summa", "totalt", "i alt", "yhteensa", "summe"),
    *("gesamt", "insgesamt", "samtals"),
)
"""Words of a total under the rows that it sums up. An office's "World" may have more parts."""


RUN: Final = 4
"""Rows with the same text, one after the other, from which on they are looked up together."""


MOST: Final = 100_000
"""Texts of a column that are kept; one with more has hardly any twice."""

Work = Callable[[pl.Series], pl.DataFrame]


@dataclass(frozen=True)
class Cells:
    """One column's cells, all of the same height.

    `rule` is the rule that a cell breaks (a key below `rule` in the words) and `fix` what would do
    instead; `out` says why its row is not counted (a key below `left_out`); `status` why a value
    is missing or special; `emptied` is true where a text says something that is not stored; `was`
    is the value that was named where another was taken. Each is null where it does not apply, and
    None where it never does.
    """

    value: pl.Series
    rule: pl.Series | None = None
    fix: pl.Series | None = None
    out: pl.Series | None = None
    status: pl.Series | None = None
    emptied: pl.Series | None = None
    was: pl.Series | None = None

    def gather(self, places: pl.Series) -> "Cells":
        """The cells at some places, in their order."""
        parts = vars(self).items()
        return Cells(**{name: part.gather(places) for name, part in parts if part is not None})


class Known:
    """What the texts of some columns were found to be, kept from one part of a table to the next.

    Several threads may ask at once.
    """

    def __init__(self) -> None:
        self._frames: dict[str, pl.DataFrame] = {}
        self._lock = Lock()

    def worked(self, column: str, texts: pl.Series, work: Work) -> pl.DataFrame:
        """What `work` makes of distinct texts of a column, done for those that are new."""
        with self._lock:
            known = self._frames.get(column)
            new = (
                texts
                if known is None
                else texts.filter(~texts.is_in(known["text"], nulls_equal=True))
            )
            if known is None or len(new):
                made = work(new).with_columns(new.alias("text"))
                known = made if known is None else pl.concat([known, made], how="vertical_relaxed")
            self._frames[column] = known if known.height <= MOST else known.clear()
        wanted = pl.DataFrame({"text": texts})
        return wanted.join(known, on="text", how="left", nulls_equal=True, maintain_order="left")


def by_text(texts: pl.Series, work: Work) -> Cells:
    """Cells of a column in which texts come again and again: each is worked out once.

    `work` takes distinct texts and gives a row for each, with the column value and any other of
    the parts of Cells.
    """
    run = texts.rle_id()
    if not len(run) or int(run[-1]) * RUN > len(run):
        return _by_text(texts, work)
    # Where rows are sorted, a text is looked up once for all that stand one after the other.
    return _by_text(texts.rle().struct.field("value"), work).gather(run)


def _by_text(texts: pl.Series, work: Work) -> Cells:
    distinct = texts.unique()
    worked = work(distinct)
    others = [
        name
        for name in worked.columns
        if name not in ("value", "text") and worked[name].null_count() < worked.height
    ]
    worked = worked.select("value", *others, distinct.alias("text"))
    if not others and worked["value"].equals(worked["text"], null_equal=True):
        return Cells(texts.alias("value"))
    frame = pl.DataFrame({"text": texts}).join(
        worked, on="text", how="left", nulls_equal=True, maintain_order="left"
    )
    return Cells(**{name: frame[name] for name in ("value", *others)})


def missing(text: pl.Expr, empty: tuple[str, ...]) -> pl.Expr:
    """Whether a text says nothing: it is null, blank, or one of the texts that mean so."""
    return text.is_null() | (text == "") | text.is_in(list(empty))


def complete(text: pl.Expr) -> pl.Expr:
    """Whether a text is the word of a total under the rows that it sums up."""
    return folded(text).is_in(COMPLETE)


def total(text: pl.Expr) -> pl.Expr:
    """The reason why a row is left out whose date is no date but the word of a total."""
    return pl.when(complete(text)).then(pl.lit("total"))
