"""Finds for a broken line of delimited text the cells that fit its table best, and says so.

Every repair that is possible gives a row; the row whose cells look most like those of their
columns is taken. What was repaired is always told: nothing is put right in silence.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from data.readers.align import merged, parted
from data.readers.ending import SAYS_SO
from data.readers.fields import Dialect, cut
from data.readers.profile import Column

QUOTE: Final = "stray_quote"
MANY: Final = "too_many_values"
FEW: Final = "too_few_values"
DELIMITER: Final = "other_delimiter"

OTHERS: Final = (";", ",", "\t", "|", " ")
WIDEST: Final = 150
LONGEST: Final = 20_000
MOST_QUOTES: Final = 120
WORK: Final = 1_000
"""How many lines of a file are repaired with care; the rest is cut or filled up."""

FARTHEST: Final = 400
TIRED: Final = 3
"""How many lines one record may take, and how many once that was tried often in vain."""

VAIN: Final = 300

LIKELY: Final = 0.7
"""The share of a sound row's likeness to its columns that a row of another delimiter needs."""

COST: Final = {"": 0.0, QUOTE: 0.02, MANY: 0.05, FEW: 0.08, DELIMITER: 0.03}
"""What each kind of repair costs, beside how little its cells look like their columns."""

BLANK: Final = 0.09
"""What it costs more that the other delimiter is the blank, which is in many texts."""

TORN: Final = 0.2
"""What a cell costs that begins or ends with a delimiter: it was cut at the wrong place."""


class Mended(NamedTuple):
    """The cells of a line, and the rule that it broke, empty where it broke none."""

    cells: list[str]
    rule: str
    cost: float = 0.0


class Mender:
    """Repairs lines for a table of a dialect, a width and columns.

    `usual` is how much sound rows look like their columns, from 0 to 1.
    """

    def __init__(
        self, dialect: Dialect, width: int, columns: Sequence[Column] = (), usual: float = 0.0
    ) -> None:
        self._dialect = dialect
        self.width = width
        self._columns = columns
        self._left = WORK
        self._usual = usual
        self._vain = 0

    @property
    def farthest(self) -> int:
        """How many lines a record may take."""
        return FARTHEST if self._vain < VAIN else TIRED

    def tire(self) -> None:
        """Takes note that a quoted field did not close within that many lines."""
        self._vain += 1

    def mend(self, line: str) -> Mended:
        """The best row that a line on its own can be."""
        found = cut(line, self._dialect)
        if len(found.fields) == self.width and not found.is_open:
            plain = Mended(found.fields, "" if self._is_sound(line) else QUOTE)
            return self._better(line, plain)
        is_note = len(found.fields) == 1 and SAYS_SO.match(line) is not None
        rows = list(self._repairs(line)) if self._is_worth(line) and not is_note else []
        if not rows:
            return self._forced(line)
        return max(rows, key=self._worth)

    def _better(self, line: str, row: Mended) -> Mended:
        """The row, or another of the same line that is far more like the table."""
        worth = self._worth(row)
        is_odd = bool(self._dialect.quote) and any(map(self._is_marked, row.cells))
        is_likely = worth >= LIKELY * self._usual and not self._is_split(row.cells)
        if not is_odd or is_likely or not self._is_worth(line):
            return row
        best = max(self._repairs(line), key=self._worth, default=row)
        return best if self._worth(best) > worth + COST[FEW] else row

    def _is_marked(self, cell: str) -> bool:
        return self._dialect.quote in cell

    def whole(self, line: str) -> Mended | None:
        """The row of a line in which a quotation mark opens and never closes, if it is one row."""
        rows = [Mended(cells, QUOTE) for cells in self._requoted(line)]
        return max(rows, key=self._worth) if rows else None

    def _is_sound(self, line: str) -> bool:
        quote = self._dialect.quote
        free = not quote or bool(self._dialect.escape) or self._dialect.delimiter == "\t"
        return free or line.count(quote) % 2 == 0

    def _is_worth(self, line: str) -> bool:
        self._left -= 1
        return self._left > 0 and self.width <= WIDEST and len(line) <= LONGEST

    def _worth(self, row: Mended) -> float:
        fits = [column.fit(cell) for column, cell in zip(self._columns, row.cells, strict=False)]
        torn = TORN if any(map(self._is_torn, row.cells)) or self._is_split(row.cells) else 0.0
        return (sum(fits) / len(fits) if fits else 0.0) - COST[row.rule] - row.cost - torn

    def _is_torn(self, cell: str) -> bool:
        delimiter = self._dialect.delimiter
        return delimiter != " " and (cell.startswith(delimiter) or cell.endswith(delimiter))

    def _is_split(self, cells: Sequence[str]) -> bool:
        """Whether a quotation mark is left over in one cell and at the end of a later one."""
        quote = self._dialect.quote or "\x00"
        left = [cell for cell in cells if cell.count(quote) % 2]
        return len(left) > 1 and not left[0].endswith(quote) and left[-1].endswith(quote)

    def _is_likely(self, row: Mended) -> bool:
        """Whether the cells of a row look about as much like their columns as sound ones do."""
        return self._worth(row) + COST[row.rule] + row.cost >= LIKELY * self._usual

    def _repairs(self, line: str) -> Iterator[Mended]:
        for cells in self._requoted(line):
            yield Mended(cells, QUOTE)
        for cells in self.parted_at_quotes(line):
            yield Mended(cells, FEW)
        fields = cut(line, self._dialect).fields
        if len(fields) > self.width:
            for cells, cost in merged(fields, self._columns, self._dialect.delimiter, self.width):
                yield Mended(cells, MANY, cost)
        elif len(fields) < self.width:
            for cells, cost in parted(fields, self._columns, self.width):
                yield Mended(cells, FEW, cost)
        yield from filter(self._is_likely, self._otherwise(line, len(fields)))

    def _requoted(self, line: str) -> Iterator[list[str]]:
        """Rows of the right width when a quotation mark is text, or ends a field at once."""
        eager = cut(line, self._dialect, eager=True)
        quotes = sorted({*cut(line, self._dialect).quotes, *eager.quotes})[:MOST_QUOTES]
        tries = [eager]
        tries += [cut(line, self._dialect, literal=frozenset({place})) for place in quotes]
        tries += [
            cut(line, self._dialect, eager=True, literal=frozenset({place})) for place in quotes
        ]
        for found in tries:
            if len(found.fields) == self.width and not found.is_open:
                yield found.fields
        bare = line.split(self._dialect.delimiter)
        if len(bare) == self.width:
            yield bare

    def parted_at_quotes(self, line: str) -> Iterator[list[str]]:
        """Rows of the right width when a delimiter is missing beside a quotation mark."""
        quote, delimiter = self._dialect.quote, self._dialect.delimiter
        if not quote:
            return
        places = [place for place, sign in enumerate(line) if sign == quote][:MOST_QUOTES]
        for place in places:
            for at in (place, place + 1):
                if 0 < at < len(line) and not self._is_parted(line, at):
                    found = cut(line[:at] + delimiter + line[at:], self._dialect)
                    if len(found.fields) == self.width and not found.is_open:
                        yield found.fields

    def _is_parted(self, line: str, at: int) -> bool:
        """Whether a delimiter stands before or behind a place already."""
        delimiter = self._dialect.delimiter
        return line.startswith(delimiter, at) or line.endswith(delimiter, 0, at)

    def _otherwise(self, line: str, has: int) -> Iterator[Mended]:
        """Rows when this one line has another delimiter than the rest."""
        for delimiter in OTHERS:
            if delimiter in line and delimiter != self._dialect.delimiter:
                other = Dialect(delimiter, self._dialect.quote, self._dialect.escape)
                fields = cut(line, other).fields
                if len(fields) == self.width:
                    yield Mended(fields, DELIMITER)
                elif len(fields) > self.width and delimiter == " " and has <= self.width // 2:
                    for cells, cost in merged(fields, self._columns, delimiter, self.width):
                        yield Mended(cells, DELIMITER, cost + BLANK)

    def _forced(self, line: str) -> Mended:
        """A row of the right width, come what may: the rest is kept in the last cell."""
        fields = line.split(self._dialect.delimiter)
        if len(fields) <= self.width:
            return Mended(fields + [""] * (self.width - len(fields)), FEW)
        rest = self._dialect.delimiter.join(fields[self.width - 1 :])
        return Mended([*fields[: self.width - 1], rest], MANY)
