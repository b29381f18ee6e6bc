"""A brief as one workbook: a sheet for each card, then where their numbers come from."""

import re
from io import BytesIO
from typing import Final

import xlsxwriter

from data.words import Words
from figures.download import about, write_lines, write_table
from figures.table import in_words
from slides.brief import Brief

LONGEST: Final = 31
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")


def workbook(brief: Brief, words: Words) -> bytes:
    """The workbook; a card without rows has no sheet, but is among the sources."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        lines: list[tuple[str, str]] = []
        for place, entry in enumerate(brief.entries, 1):
            name = _name(place, entry.headline)
            if not entry.card.table.is_empty():
                write_table(book, name, in_words(entry.card.table, words))
            lines += [(words("slides.sheet"), name), *about(entry.card, words, entry.address)]
            if entry.filters:
                lines.append((words("slides.filters"), entry.filters))
            lines.append(("", ""))
        write_lines(book, words("download.sources"), lines)
    return stream.getvalue()


def _name(place: int, headline: str) -> str:
    """A sheet's name: its place, and the start of the headline, in what Excel allows."""
    return f"{place} {FORBIDDEN.sub(' ', headline)}"[:LONGEST].strip()
