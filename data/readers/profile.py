"""What the cells of each column look like, to tell where those of a broken line belong."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from data.readers.cells import kind, outline, shape

SAMPLE: Final = 400
FEWER: Final = 40
EXACT, ALIKE, KIND = 0.45, 0.3, 0.25


class Column:
    """The shapes and kinds of a column's cells, each with its share."""

    def __init__(self, cells: Sequence[str]) -> None:
        self._shapes = _shares(map(shape, cells))
        self._outlines = _shares(map(outline, cells))
        self._kinds = _shares(map(kind, cells))
        lengths = [len(cell) for cell in cells] or [0]
        self._longest, self._shortest = max(lengths), min(lengths)

    def fit(self, cell: str) -> float:
        """From 0 to 1: how much a cell looks like those of the column."""
        alike = self._outlines.get(outline(cell), 0.0)
        fit = EXACT * min(1.0, 2 * self._shapes.get(shape(cell), 0.0)) + ALIKE * min(1.0, 2 * alike)
        fit += KIND * self._kinds.get(kind(cell), 0.0)
        if not self._shortest // 2 <= len(cell) <= 2 * self._longest + 4:
            fit -= KIND
        return fit

    def takes(self, cell: str) -> bool:
        """Whether cells of exactly this shape are usual in the column."""
        return self._shapes.get(shape(cell), 0.0) > 0


def profile(rows: Sequence[Sequence[str]], width: int) -> list[Column]:
    """The columns of rows that are as wide as their table."""
    whole = [row for row in rows if len(row) == width][:SAMPLE]
    return [Column([row[place] for row in whole]) for place in range(width)]


def likeness(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> float:
    """How much rows as wide as their table look like its columns, from 0 to 1."""
    whole = [row for row in rows if len(row) == len(columns)][:FEWER]
    fits = [column.fit(cell) for row in whole for column, cell in zip(columns, row, strict=True)]
    return sum(fits) / len(fits) if fits else 0.0


def _shares(values: object) -> dict[str, float]:
    counts = Counter(values)  # type: ignore[call-overload]
    total = sum(counts.values()) or 1
    return {value: count / total for value, count in counts.items()}
