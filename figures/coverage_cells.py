"""The drawing of coverage: a row for each country of each dataset, a cell for each year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from data.dataset import Dataset
from data.vocabulary import SIX
from data.words import Words
from figures import source
from figures.figure import Figure, heatmap
from figures.markup import escaped
from figures.theme import SCALE_HUE, base_figure, faded

ROW: Final = 13
HEAD: Final = 2
"""Lines above the countries of a dataset: a free one and its name."""

FEW: Final = 5
"""Records a year up to which a cell is pale."""

LIFT: Final = 4
OUTDENT: Final = 48
UNDATED: Final = "undated"
STEP: Final = 5
ROOM: Final = 3
"""Columns before the end without a year's name, since the last column's name needs the place."""


@dataclass(frozen=True)
class _Row:
    """A row of the strip: a country of a dataset, or a line above them, which has none."""

    dataset: Dataset
    country: str | None
    line: int = 0

    @property
    def code(self) -> str:
        return f"{self.dataset.name} {self.country or self.line}"


def coverage_cells(
    table: pl.DataFrame, years: list[int], datasets: Sequence[Dataset], words: Words
) -> Figure:
    """The strip of `datasets` over `years`; takes dataset, country, year, amount of what is held.

    What has no year stands apart, in the last column.
    """
    rows = [
        row
        for dataset in datasets
        for row in (
            *(_Row(dataset, None, n) for n in range(HEAD)),
            *(_Row(dataset, c) for c in SIX),
        )
    ]
    columns = [*map(str, range(years[0], years[-1] + 1)), "", UNDATED]
    cells = {
        (f"{name} {country}", UNDATED if year is None else str(year)): amount
        for name, country, year, amount in table.iter_rows()
    }
    figure = base_figure(ROW * len(rows) + 40, words)
    figure.add(
        heatmap(
            x=columns,
            y=[row.code for row in rows],
            z=[[_shade(row, c, cells.get((row.code, c))) for c in columns] for row in rows],
            hovertext=[
                [_hover(row, c, cells.get((row.code, c)), words) for c in columns] for row in rows
            ],
            hoverinfo="text",
            hoverongaps=False,
            colorscale=[[0, faded(SCALE_HUE, 0.16)], [0.5, faded(SCALE_HUE, 0.45)], [1, SCALE_HUE]],
            zmin=0,
            zmax=1,
            xgap=1,
            ygap=1,
        )
    )
    return _named_axes(figure, rows, columns, words)


def _shade(row: _Row, column: str, amount: float | None) -> float | None:
    """How full a cell is: full, pale where a sample has few records, open where it has none.

    None, which draws nothing, outside the years that the dataset is about.
    """
    if row.country is None:
        return None
    if amount is not None:
        return 0.5 if row.dataset.coverage == "sample" and amount <= FEW else 1.0
    start, end = row.dataset.start, row.dataset.end
    inside = column.isdigit() and start is not None and end is not None
    return 0.0 if inside and start <= int(column) <= end else None  # type: ignore[operator]


def _hover(row: _Row, column: str, amount: float | None, words: Words) -> str:
    if row.country is None or not column:
        return ""
    held = words("coverage_strip.gap") if amount is None else _amount(row.dataset, amount, words)
    return words(
        "coverage_strip.hover",
        dataset=_title(row, words),
        country=words.country(row.country),
        year=words("term.undated") if column == UNDATED else column,
        held=held,
    )


def _title(row: _Row, words: Words) -> str:
    return escaped(source.title(row.dataset, words))


def _amount(dataset: Dataset, amount: float, words: Words) -> str:
    """What a cell holds: an amount of a measure, otherwise a number of values."""
    if dataset.kind in ("exports", "visits", "cooperation"):
        return words.amount(amount, dataset.unit)
    return words("coverage_strip.values", count=amount)


def _named_axes(figure: Figure, rows: list[_Row], columns: list[str], words: Words) -> Figure:
    countries = [row for row in rows if row.country]
    years = [c for c in columns[: -2 - ROOM] if int(c) % STEP == 0]
    shown = [*years, UNDATED]
    for row in rows:
        if row.country is None and row.line == HEAD - 1:
            figure.add_annotation(
                x=0,
                xref="paper",
                y=row.code,
                text=f"<b>{_title(row, words)}</b>",
                xanchor="left",
                xshift=-OUTDENT,
                yshift=LIFT,
                font={"size": 12},
                showarrow=False,
            )
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=columns,
        side="top",
        showgrid=False,
        tickvals=shown,
        ticktext=[words("term.undated") if c == UNDATED else c for c in shown],
        tickangle=0,
    )
    return figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=[row.code for row in reversed(rows)],
        showgrid=False,
        tickvals=[row.code for row in countries],
        ticktext=[words.country(row.country) for row in countries],
        tickfont={"size": 11},
        automargin=True,
    )
