"""A card's table as it stands on slides: what fits of its columns, its rows over a few slides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from data.words import Words
from figures.card import Card
from figures.table import in_words
from slides import letters
from slides.marks import Frame
from slides.paper import LEAST

SIZE: Final = LEAST
ROW: Final = 5.0
SIDE: Final = 8.0
WIDEST: Final = 250.0
NARROWEST: Final = 62.0
CELL_LINES: Final = (6, 4, 3, 2)
MOST_SLIDES: Final = 3
MOST_ROWS: Final = 27
MOST_LOOKED_AT: Final = 60
STEPS: Final = 8
SENTENCE: Final = 20.0
YEARS: Final = frozenset({"year", "start_year", "end_year", "first_year", "last_year"})
DATES: Final = frozenset({"date", "start", "end", "retrieved", "signed"})
ADDRESS: Final = "_url"
UNSEEN: Final = frozenset({"id", "dataset"})


@dataclass(frozen=True)
class Cell:
    """A cell's lines, and its words in one piece; `link` is where they lead."""

    lines: tuple[str, ...]
    text: str
    number: bool = False
    link: str = ""

    @property
    def height(self) -> float:
        """What a row needs for it, in points."""
        return _of_lines(len(self.lines))


@dataclass(frozen=True)
class Table:
    """One slide's part of a table: columns with widths in points, then rows of cells.

    `sentence` says what of the whole table is not on the slides.
    """

    heads: tuple[Cell, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frame: Frame
    sentence: str = ""

    @property
    def heights(self) -> tuple[float, ...]:
        """The heights of the head and of each row."""
        return tuple(max(cell.height for cell in row) for row in (self.heads, *self.rows))


@dataclass(frozen=True)
class _Column:
    """A column's heading and cells as text; those of a `whole` one are not broken."""

    head: str
    cells: list[str]
    number: bool
    whole: bool = False

    @property
    def wish(self) -> float:
        texts = [self.head, *self.cells]
        return min(
            WIDEST, 2 * SIDE + 2 + max(letters.width(text, SIZE, bold=True) for text in texts)
        )

    @property
    def least(self) -> float:
        """The width below which its longest word, or a number, would be broken."""
        if self.number or self.whole:
            return self.wish
        words = [word for text in (self.head, *self.cells[:40]) for word in text.split(" ")]
        longest = max((letters.width(word, SIZE, bold=True) for word in words), default=0)
        return min(self.wish, max(NARROWEST, min(longest + 2 * SIDE + 2, WIDEST / 2)))


def tables(card: Card, room: Frame, words: Words) -> list[Table]:
    """The table of a card, on as many slides as it needs, three at most; none if it is empty."""
    if card.table.is_empty():
        return []
    columns, links = _columns(card.table, words), _links(card.table)
    shown = _that_fit([c for c in columns if any(c.cells[:MOST_ROWS])], room.width)
    height = room.height - SENTENCE
    widths = _widths(shown, room.width)
    heads = tuple(map(_head, shown, widths))
    grid = _Grid(shown, widths, links)
    head = max(cell.height for cell in heads)
    pages = min((_even(grid, most, height - head) for most in CELL_LINES), key=len)
    kept = [grid.grown(page, height - head) for page in pages[:MOST_SLIDES]]
    count = sum(map(len, kept))
    sentence = _sentence(count, card.table.height, len(columns) - len(shown), words)
    return [Table(heads, tuple(widths), tuple(page), room, sentence) for page in kept]


def _sentence(count: int, whole: int, left_out: int, words: Words) -> str:
    parts = []
    if count < whole:
        parts.append(words("slides.rows_shown", shown=count, count=whole))
    if left_out:
        parts.append(words("slides.columns_left_out", count=left_out))
    return " ".join(parts)


def _columns(table: pl.DataFrame, words: Words) -> list[_Column]:
    seen = [c for c in table.columns if not c.endswith(ADDRESS) and c not in UNSEEN]
    spoken = in_words(table, words)
    heads = dict(zip(table.columns, spoken.columns, strict=True))
    return [
        _Column(
            heads[name],
            [_told(name, value, words) for value in spoken[heads[name]]],
            spoken[heads[name]].dtype.is_numeric() and name not in YEARS,
            whole=name in DATES,
        )
        for name in seen
        if spoken[heads[name]].null_count() < table.height
    ]


def _told(name: str, value: Any, words: Words) -> str:
    """A value in the reader's words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words("slides.yes" if value else "slides.no")
    if name in YEARS:
        return str(value)
    if isinstance(value, int | float):
        share = name.endswith("share") and -1 <= value <= 1
        return words.percent(value, 1) if share else words.number(value)
    text = str(value)
    return words.date(text) if name in DATES and text[:4].isdigit() else " ".join(text.split())


def _links(table: pl.DataFrame) -> list[str]:
    """Where each row's first words lead: to its source, if it has one on the web."""
    names = [name for name in table.columns if name.endswith(ADDRESS)]
    if not names:
        return [""] * table.height
    return [
        str(value) if str(value).startswith(("https://", "http://")) else ""
        for value in table[names[0]]
    ]


def _that_fit(columns: list[_Column], width: float) -> list[_Column]:
    """The first columns that have room beside each other."""
    taken = 0.0
    shown: list[_Column] = []
    for column in columns:
        if taken + column.least > width and shown:
            break
        taken += column.least
        shown.append(column)
    return shown


def _widths(columns: list[_Column], width: float) -> list[float]:
    """A width for each: its wish where there is room for all, else its part of the rest."""
    wishes, least = [c.wish for c in columns], [c.least for c in columns]
    if sum(wishes) <= width:
        return wishes
    wanted = sum(w - n for w, n in zip(wishes, least, strict=True)) or 1
    spare = max(0.0, width - sum(least))
    return [n + spare * (w - n) / wanted for w, n in zip(wishes, least, strict=True)]


class _Grid:
    """Rows of cells in lines, by columns, their widths in points, and where each row leads."""

    def __init__(self, columns: list[_Column], widths: list[float], links: Sequence[str]) -> None:
        self.columns, self.widths, self.links = columns, widths, links[:MOST_LOOKED_AT]
        self.lines = [
            [
                letters.wrapped(c.cells[k], SIZE, w - 2 * SIDE)
                for c, w in zip(columns, widths, strict=True)
            ]
            for k in range(len(self.links))
        ]

    def height(self, k: int, most: int) -> float:
        """What a row needs, in points, with no more lines than so many."""
        return _of_lines(min(most, max(map(len, self.lines[k]))))

    def row(self, k: int, most: int) -> tuple[Cell, ...]:
        """A row's cells, none of more lines than so many."""
        first = next((place for place, c in enumerate(self.columns) if c.cells[k]), 0)
        return tuple(
            _cell(self.lines[k][place], c, self.links[k] * (place == first), most, w)
            for place, (c, w) in enumerate(zip(self.columns, self.widths, strict=True))
        )

    def grown(self, page: list[int], height: float) -> list[tuple[Cell, ...]]:
        """A slide's rows, those of many words with as many lines as there is room for."""
        most = dict.fromkeys(page, CELL_LINES[-1])
        spare = height - sum(self.height(k, CELL_LINES[-1]) for k in page)
        for more in reversed(CELL_LINES):
            for k in page:
                need = self.height(k, more) - self.height(k, most[k])
                if need <= spare:
                    most[k], spare = more, spare - need
        return [self.row(k, most[k]) for k in page]


def _of_lines(count: int) -> float:
    return count * SIZE * letters.LEADING + 2 * ROW


def _cell(lines: list[str], column: _Column, link: str, most: int, width: float) -> Cell:
    if len(lines) > most:
        last = letters.cut(" ".join(lines[most - 1 :]), SIZE, width - 2 * SIDE)
        lines = [*lines[: most - 1], last]
    return Cell(tuple(lines), " ".join(lines), column.number, link)


def _head(column: _Column, width: float) -> Cell:
    lines = letters.wrapped(column.head, SIZE, width - 2 * SIDE, bold=True)
    return Cell(tuple(lines), column.head, column.number)


def _even(grid: _Grid, most: int, height: float) -> list[list[int]]:
    """The rows on as few slides as hold them, about as many on each."""
    heights = [grid.height(k, most) for k in range(len(grid.links))]
    pages = list(_pages(heights, height))
    if not 1 < len(pages) <= MOST_SLIDES:
        return pages
    low = sum(heights) / len(pages)
    for step in range(STEPS):
        evener = list(_pages(heights, low + (height - low) * step / STEPS))
        if len(evener) == len(pages):
            return evener
    return pages


def _pages(heights: list[float], height: float) -> Iterator[list[int]]:
    page: list[int] = []
    taken = 0.0
    for k, need in enumerate(heights):
        if page and taken + need > height:
            yield page
            page, taken = [], 0.0
        page.append(k)
        taken += need
    yield page
