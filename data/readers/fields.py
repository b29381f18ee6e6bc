"""Cuts a record of delimited text into its fields, as strictly or leniently as one is asked to."""

import re
from typing import Final, NamedTuple

import msgspec

ESCAPED: Final = re.compile(r"\\([\\\"'])")
NONE: Final[frozenset[int]] = frozenset()


class Dialect(msgspec.Struct, frozen=True):
    """How records are cut: the delimiter, the quotation mark and what takes its meaning away.

    `quote` and `escape` may be empty; a quotation mark is also written twice to stand for itself.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""

    @property
    def plain(self) -> bool:
        """Whether fast readers know this dialect."""
        return len(self.delimiter) == 1 and not self.escape and self.quote in ('"', "")


class Cut(NamedTuple):
    """Fields of a record, where quoted fields begin, and whether the last one is still open."""

    fields: list[str]
    quotes: list[int]
    is_open: bool


def cut(
    record: str, dialect: Dialect, *, eager: bool = False, literal: frozenset[int] = NONE
) -> Cut:
    """The fields of a record.

    A quotation mark ends a field where a delimiter or the end follows; others within are text.
    Where a doubled one stands before a delimiter it is text, or, if `eager`, text and the end of
    the field. Quotation marks at the places in `literal` never begin a field.
    """
    if not dialect.quote or dialect.quote not in record:
        return Cut(record.split(dialect.delimiter), [], False)
    fields: list[str] = []
    quotes: list[int] = []
    place = 0
    while True:
        begin = _opening(record, place, dialect)
        if begin < 0 or begin in literal:
            end = record.find(dialect.delimiter, place)
            fields.append(record[place:] if end < 0 else record[place:end])
        else:
            quotes.append(begin)
            stop, end = _closing(record, begin + 1, dialect, eager=eager)
            fields.append(_text(record[begin + 1 : stop], dialect))
            if stop == len(record):
                return Cut(fields, quotes, True)
        if end < 0:
            return Cut(fields, quotes, False)
        place = end + len(dialect.delimiter)


def _opening(record: str, place: int, dialect: Dialect) -> int:
    """Where the field at `place` has its opening mark, after blanks at most; -1 if none."""
    if dialect.delimiter != " ":
        while record.startswith(" ", place):
            place += 1
    return place if record.startswith(dialect.quote, place) else -1


def _closing(record: str, place: int, dialect: Dialect, *, eager: bool) -> tuple[int, int]:
    """Where the text of a quoted field stops, and where the delimiter after it is; -1 if none."""
    while True:
        mark = record.find(dialect.quote, place)
        if mark < 0:
            return len(record), -1
        if dialect.escape and _is_escaped(record, mark, dialect.escape):
            place = mark + 1
            continue
        after = mark
        while record.startswith(dialect.quote, after):
            after += 1
        follows = _following(record, after, dialect.delimiter)
        if follows is not None and ((after - mark) % 2 or eager or dialect.escape):
            return after - 1, follows
        place = after


def _following(record: str, after: int, delimiter: str) -> int | None:
    """Where the delimiter after a mark is, -1 at the end of the record, None if text follows."""
    if record.startswith(delimiter, after):
        return after
    rest = after
    while record.startswith((" ", "\r"), rest):
        rest += 1
    if rest == len(record):
        return -1
    return rest if rest > after and record.startswith(delimiter, rest) else None


def _is_escaped(record: str, mark: int, escape: str) -> bool:
    before = mark
    while before and record[before - 1] == escape:
        before -= 1
    return (mark - before) % 2 == 1


def _text(inner: str, dialect: Dialect) -> str:
    if dialect.escape:
        inner = ESCAPED.sub(r"\1", inner)
    return inner.replace(dialect.quote * 2, dialect.quote)


def goes_on(line: str, dialect: Dialect) -> bool:
    """Whether a line that begins inside a quoted field ends inside one."""
    stop, end = _closing(line, 0, dialect, eager=False)
    if stop == len(line):
        return True
    return end >= 0 and cut(line[end + len(dialect.delimiter) :], dialect).is_open
