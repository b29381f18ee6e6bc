"""What the speaker reads: how a number is defined, what was chosen, where it comes from."""

from data.words import Words
from figures.download import about
from slides.brief import Entry


def notes(entry: Entry, words: Words) -> str:
    """The speaker notes of a card, a line a fact."""
    lines = [f"{label}: {value}" for label, value in about(entry.card, words, entry.address)]
    if entry.title:
        lines.insert(0, f"{words('slides.own_title')}: {entry.title}")
    if entry.note:
        lines.insert(1, entry.note)
    if entry.filters:
        lines.insert(len(lines) and 1, f"{words('slides.filters')}: {entry.filters}")
    return "\n".join(dict.fromkeys(lines))
