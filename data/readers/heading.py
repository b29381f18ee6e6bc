"""Brings a header line that is broken itself into the columns of its table."""

from collections.abc import Sequence

from data.readers.cells import MEASURED, kind
from data.readers.fields import Dialect, cut
from data.readers.mend import OTHERS, Mender


def fitted(titles: Sequence[str], heading: str, mender: Mender) -> tuple[str, ...]:
    """The titles, as many as the table has columns where that can be had.

    Blank titles too many are left out, titles that ran into each other beside a quotation mark
    are parted.
    """
    found = list(titles)
    while len(found) > mender.width and any(not title.strip() for title in found):
        found.remove(next(title for title in found if not title.strip()))
    if found and len(found) < mender.width:
        found = next(mender.parted_at_quotes(heading), found)
    return tuple(found)


def otherwise(heading: str, width: int, dialect: Dialect) -> tuple[str, ...]:
    """The titles of a line with another delimiter than the rows below; none if it is no header."""
    for delimiter in OTHERS:
        fields = cut(heading, Dialect(delimiter, dialect.quote, dialect.escape)).fields
        if len(fields) == width > 1 and not any(kind(cell) in MEASURED for cell in fields):
            return tuple(fields)
    return ()
