"""What stands below a trend about the events beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data.dataset import Dataset
from data.words import Words
from figures import source
from figures.card import Context
from figures.ends_shown import home, subject_colour
from figures.marked_lines import Since, drawn, extent
from figures.named_lines import Line


@dataclass(frozen=True, eq=False)
class Marks:
    """The dated events of a country or pair, and the moment since when changes are read."""

    events: pl.DataFrame
    since: str

    def moment(self, context: Context) -> Since | None:
        """The moment in the colour of the profile's country; none where none is chosen."""
        return Since(self.since, subject_colour(home(context))) if self.since else None


def shown_from(context: Context) -> tuple[Dataset, ...]:
    """The datasets that a trend and its events are drawn from, the trend's first.

    Events of a sample stand in the note alone: its stamp would speak of the lines.
    """
    events = [dataset for dataset in context.datasets[1:] if dataset.coverage != "sample"]
    return (context.dataset, *events)


def beside(lines: Sequence[Line], marks: Marks, context: Context) -> str:
    """How the events are drawn and where they are from, and how many lie outside of the years."""
    words = context.words
    if marks.events.is_empty():
        return words("event.none")
    first, last = extent(lines)
    inside = drawn(marks.events, first, last).height
    outside = marks.events.height - inside
    sources = words.join([source.short(dataset, words) for dataset in context.datasets[1:]])
    parts = [words("event.drawn", sources=sources)] if inside else []
    if outside:
        parts.append(words("event.outside", count=outside))
    return " ".join(parts)


def hint(lines: Sequence[Line], marks: Marks, words: Words) -> str:
    """What can be done with the events on screen, where any is drawn."""
    shown = not marks.events.is_empty() and drawn(marks.events, *extent(lines)).height
    return words("event.hint") if shown else ""
