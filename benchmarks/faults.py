"""What can be wrong with a file of delimited text; each fault is done to a file in the making."""

from collections.abc import Callable
from typing import Final

from benchmarks.dirty_file import Dirty

Fault = Callable[[Dirty], None]


def _delimiter(sign: str) -> Fault:
    def fault(dirty: Dirty) -> None:
        dirty.delimiter = sign

    return fault


def _end(sign: str) -> Fault:
    def fault(dirty: Dirty) -> None:
        dirty.end = sign
        dirty.rows = [[cell.replace("\n", " ") for cell in row] for row in dirty.rows]

    return fault


def _encoding(name: str) -> Fault:
    def fault(dirty: Dirty) -> None:
        dirty.encoding = name

    return fault


def _apostrophes(dirty: Dirty) -> None:
    dirty.quote = "'"
    dirty.quotes_all = True


def _backslash(dirty: Dirty) -> None:
    dirty.escape = "\\"


def _preamble(dirty: Dirty) -> None:
    lines = ["Exports and visits", "Unit: as stated", "Created 2026-11-26"]
    blank = dirty.random.choice(["", dirty.delimiter * (len(dirty.titles) - 1)])
    dirty.above = [*lines[: dirty.random.randrange(1, 4)], blank]


def _delimited_preamble(dirty: Dirty) -> None:
    rest = dirty.delimiter * (len(dirty.titles) - 1)
    dirty.above = [f"PREAMBLE{rest}", rest]


def _footnotes(dirty: Dirty) -> None:
    notes = ["Source: Statistics Somewhere", "* provisional", "Last update: 2026-11-20"]
    dirty.below = ["", *notes[: dirty.random.randrange(1, 4)]]


def _no_header(dirty: Dirty) -> None:
    dirty.header = []


def _two_headers(dirty: Dirty) -> None:
    second = ["", *("EUR" if place % 2 else "number" for place in range(len(dirty.titles) - 1))]
    dirty.header = [list(dirty.titles), second]
    both = zip(dirty.titles, second, strict=True)
    dirty.titles = [f"{one} {two}".strip() for one, two in both]


def _repeated_header(dirty: Dirty) -> None:
    dirty.header = [list(dirty.titles)] * 2
    dirty.titles = [f"{title} {title}" for title in dirty.titles]


def _one_row(dirty: Dirty) -> None:
    dirty.rows = dirty.rows[:1]


def _no_row(dirty: Dirty) -> None:
    dirty.rows = []


def _one_column(dirty: Dirty) -> None:
    dirty.titles = dirty.titles[:1]
    dirty.rows = [row[:1] for row in dirty.rows]
    dirty.header = [dirty.titles]


def _empty(dirty: Dirty) -> None:
    dirty.titles, dirty.rows, dirty.header, dirty.closes = [], [], [], False


def _open_end(dirty: Dirty) -> None:
    dirty.closes = False


def _double_end(dirty: Dirty) -> None:
    dirty.below = ["", ""]


def _hurt(dirty: Dirty, how: Callable[[list[str]], str | None]) -> None:
    """Hurts one to three lines, those that can be hurt in that way."""
    able = [place for place, row in enumerate(dirty.rows) if how(row) is not None]
    for place in dirty.random.sample(able, min(len(able), dirty.random.randrange(1, 4))):
        hurt = how(dirty.rows[place])
        if hurt is not None:
            dirty.hurt[place] = _as(hurt)


def _as(line: str) -> Callable[[list[str]], str]:
    return lambda _: line


def _extra_delimiter(dirty: Dirty) -> None:
    column = dirty.random.randrange(len(dirty.titles))

    def how(row: list[str]) -> str:
        return dirty.line([*row[:column], "", *row[column:]])

    _hurt(dirty, how)


def _lost_delimiter(dirty: Dirty) -> None:
    if len(dirty.titles) < 2:
        return
    column = dirty.random.randrange(1, len(dirty.titles))

    def how(row: list[str]) -> str:
        joined = dirty.cell(row[column - 1]) + dirty.cell(row[column])
        cells = [*map(dirty.cell, row[: column - 1]), joined, *map(dirty.cell, row[column + 1 :])]
        return dirty.delimiter.join(cells)

    _hurt(dirty, how)


def _short(dirty: Dirty) -> None:
    def how(row: list[str]) -> str:
        return dirty.line(row[:-1])

    _hurt(dirty, how)
    for place in dirty.hurt:
        dirty.rows[place] = [*dirty.rows[place][:-1], ""]


def _stray_quote(dirty: Dirty) -> None:
    """A mark before a cell that is no mark: it is part of that cell's text."""
    column = dirty.random.randrange(len(dirty.titles))

    def how(row: list[str]) -> str | None:
        if "\n" in "".join(row):
            return None
        cells = [*map(dirty.cell, row)]
        return dirty.delimiter.join([*cells[:column], '"' + cells[column], *cells[column + 1 :]])

    _hurt(dirty, how)
    for place in dirty.hurt:
        dirty.rows[place] = list(dirty.rows[place])
        dirty.rows[place][column] = '"' + dirty.rows[place][column]


def _other_delimiter(dirty: Dirty) -> None:
    other = dirty.random.choice([sign for sign in (";", ",", "\t", "|") if sign != dirty.delimiter])

    def how(row: list[str]) -> str | None:
        text = "".join(row)
        return None if other in text or "\n" in text else other.join(map(dirty.cell, row))

    _hurt(dirty, how)


def _blank_delimiter(dirty: Dirty) -> None:
    def how(row: list[str]) -> str | None:
        return None if "\n" in "".join(row) else " ".join(map(dirty.cell, row))

    _hurt(dirty, how)


def _unescaped(dirty: Dirty) -> None:
    """Marks inside of quoted cells stand for themselves, not doubled."""
    dirty.rows = [[cell.replace("\n", " ") for cell in row] for row in dirty.rows]

    def line(row: list[str]) -> str:
        needs = (dirty.delimiter, dirty.quote)
        cells = [f'"{cell}"' if any(one in cell for one in needs) else cell for cell in row]
        return dirty.delimiter.join(cells)

    dirty.hurt = dict.fromkeys(range(len(dirty.rows)), line)


def _decimal_comma(dirty: Dirty) -> None:
    dirty.delimiter = ";"
    dirty.rows = [[_german(cell) for cell in row] for row in dirty.rows]


def _german(cell: str) -> str:
    is_number = cell.replace(".", "", 1).isdigit() and "." in cell
    return f"{float(cell):,.2f}".translate(str.maketrans(",.", ".,")) if is_number else cell


def _mixed_ends(dirty: Dirty) -> None:
    dirty.end = "\r\n"
    dirty.rows = [[cell.replace("\n", " ") for cell in row] for row in dirty.rows]
    place = dirty.random.randrange(max(len(dirty.rows) - 1, 1))
    if len(dirty.rows) > place + 1:
        dirty.hurt[place] = lambda row: dirty.line(row) + "\n" + dirty.line(dirty.rows[place + 1])
        dirty.hurt[place + 1] = lambda _: ""


def _second_table(dirty: Dirty) -> None:
    other = Dirty(["city", "guests"], [], dirty.random, delimiter=dirty.delimiter)
    rows = [["Malmö", "4"], ["Oslo", "5"], ["Espoo", "6"], ["Aarhus", "7"]]
    dirty.below = ["", other.line(other.titles), *map(other.line, rows)]


def _table_again(dirty: Dirty) -> None:
    dirty.below = [*map(dirty.line, dirty.header), *map(dirty.line, dirty.rows)]


FAULTS: Final[dict[str, Fault]] = {
    "none": lambda _: None,
    "tab": _delimiter("\t"),
    "semicolon": _delimiter(";"),
    "pipe": _delimiter("|"),
    "comma_blank": _delimiter(", "),
    "two_pipes": _delimiter("||"),
    "two_colons": _delimiter("::"),
    "caret": _delimiter("^"),
    "crlf": _end("\r\n"),
    "cr": _end("\r"),
    "mixed_ends": _mixed_ends,
    "bom": _encoding("utf-8-sig"),
    "utf_16": _encoding("utf-16"),
    "utf_16_be": _encoding("utf-16-be"),
    "latin_1": _encoding("cp1252"),
    "apostrophes": _apostrophes,
    "backslash": _backslash,
    "unescaped": _unescaped,
    "decimal_comma": _decimal_comma,
    "preamble": _preamble,
    "delimited_preamble": _delimited_preamble,
    "footnotes": _footnotes,
    "no_header": _no_header,
    "two_headers": _two_headers,
    "repeated_header": _repeated_header,
    "one_row": _one_row,
    "no_row": _no_row,
    "one_column": _one_column,
    "empty": _empty,
    "open_end": _open_end,
    "double_end": _double_end,
    "extra_delimiter": _extra_delimiter,
    "lost_delimiter": _lost_delimiter,
    "short": _short,
    "stray_quote": _stray_quote,
    "other_delimiter": _other_delimiter,
    "blank_delimiter": _blank_delimiter,
    "second_table": _second_table,
    "table_again": _table_again,
}

ALONE: Final = ("none", "empty", "no_row")
"""Faults that leave nothing for another to be done to."""
