"""Where a chart's numbers lie in its workbook."""

from dataclasses import dataclass

from slides.chart import Chart


@dataclass(frozen=True)
class Cell:
    """Where a column of numbers lies in the workbook: its letter, heading and first to last row."""

    sheet: str
    column: str
    last: int

    @property
    def heading(self) -> str:
        """The reference of the heading."""
        return f"'{self.sheet}'!${self.column}$1"

    @property
    def values(self) -> str:
        """The reference of the values."""
        return f"'{self.sheet}'!${self.column}$2:${self.column}${self.last}"


def column(place: int) -> str:
    """A column's letter by its place from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def label_column(chart: Chart, k: int) -> str:
    """The column of the words beside a row's values: after all columns of numbers."""
    return column((3 if chart.xs else 1) * len(chart.series) + (0 if chart.xs else 1) + k)


def columns_of(k: int) -> tuple[str, str, str]:
    """The columns of a row of dots: across, down and area."""
    return column(3 * k), column(3 * k + 1), column(3 * k + 2)
