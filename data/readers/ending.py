"""Which of a table's last rows are no rows but footnotes."""

import re
from typing import Final

import polars as pl

from data.readers.table import LINE

SAYS_SO: Final = re.compile(
    r"\s*(?:\*|[(\[]?\d[)\]]|sources?\b|notes?\b|quellen?\b|stand\b|anm|hinweis|erläuterung"
    r"|käll(?:a|or)\b"
    r"|fotnot|kilder?\b|lähde|huom|©|copyright|footnote|last update|sist oppdatert"
    r"|senast uppdaterad|senest opdateret|_{3,}|-{3,})",
    re.IGNORECASE,
)
"""How footnotes begin in the languages of the house."""

PAIR: Final = 2
SELDOM: Final = 0.02
"""The share of rows with one cell up to which such a row is out of place."""


def ending(tail: pl.DataFrame, lonely: float) -> int:
    """How many of the last rows of a table belong to it.

    `tail` has the column LINE and the table's own; `lonely` is the share of rows in the table of
    which one cell alone holds something.
    """
    rows = tail.drop(LINE).rows()
    lines = tail.get_column(LINE).to_list()
    keep = len(rows)
    while keep and _is_note(rows[keep - 1], lonely, _after_gap(lines, keep - 1)):
        keep -= 1
    return keep


def _after_gap(lines: list[int], place: int) -> bool:
    """Whether blank lines stand above a row; the first of those held back has none."""
    return place > 0 and lines[place] - lines[place - 1] > 1


def _is_note(row: tuple[str | None, ...], lonely: float, after_gap: bool) -> bool:
    texts = [cell for cell in row if cell and cell.strip()]
    if not texts:
        return True
    says_so = SAYS_SO.match(texts[0]) is not None and row[0] == texts[0]
    if len(row) == 1:
        return says_so and after_gap
    if len(texts) == 1 and row[0]:
        return says_so or after_gap or (len(row) > PAIR and lonely < SELDOM)
    return says_so and after_gap and len(texts) < len(row) / 2
