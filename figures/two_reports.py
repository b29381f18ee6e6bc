"""Two reports of the same thing as two dots on a line: full the exporter's, open the importer's."""

from typing import Final

import polars as pl

from data.words import Words
from figures.axes import category_axis
from figures.count_columns import LEAST_BAR
from figures.figure import Figure, scatter
from figures.labels import LETTER_WIDTH, OFFSET
from figures.product_names import row_height
from figures.scaled import divisor
from figures.spans import spans
from figures.theme import base_figure

FOOT: Final = 30
DOT: Final = 11
TICKS: Final = 3
NARROW: Final = 130
"""Pixels that the rows have at least, on a phone: a text beside a short one begins within them."""

AWAY: Final = "\N{EM SPACE}"
"""Between a dot and the text beside it."""


def two_reports(rows: pl.DataFrame, unit: str, words: Words) -> Figure:
    """A row for each of `rows`, the first on top, from nought.

    Takes name (in its lines), exported and comparable (both in `unit`), colour, text (stands
    beside the row) and hover (a sentence).
    """
    places = [str(place) for place in range(rows.height)]
    scaled = rows.with_columns(pl.col("exported", "comparable") / by(rows, unit))
    names = scaled["name"].to_list()
    figure = base_figure(row_height(names) * rows.height + FOOT, words)
    _joined(figure, scaled, places)
    for column, symbol in (("comparable", "circle-open"), ("exported", "circle")):
        figure.add(
            scatter(
                x=scaled[column].to_list(),
                y=places,
                mode="markers",
                marker={
                    "symbol": symbol,
                    "size": DOT,
                    "color": scaled["colour"].to_list(),
                    "line": {"width": 2, "color": scaled["colour"].to_list()},
                },
                hovertext=scaled["hover"].to_list(),
                hoverinfo="text",
            )
        )
    figure.update_yaxes(
        category_axis(places, names, reverse=True), automargin=True, ticklabelstandoff=DOT
    )
    margin = {"r": _room(scaled), "b": FOOT}
    figure.update_xaxes(
        type="linear", rangemode="tozero", showgrid=True, gridwidth=1, nticks=TICKS, tickangle=0
    )
    return figure.update_layout(margin=margin, minreducedwidth=LEAST_BAR)


def by(rows: pl.DataFrame, unit: str) -> float:
    """What the amounts are divided by where they are drawn."""
    most = rows.select(pl.max_horizontal("exported", "comparable").max()).item()
    return divisor(most or 0, unit)


def _room(rows: pl.DataFrame) -> int:
    """Pixels right of the rows that keep the texts beside their ends whole."""
    far: list[float] = (
        rows.select(pl.max_horizontal("exported", "comparable")).to_series().to_list()
    )
    most = max(far) or 1
    past = [
        len(text) * LETTER_WIDTH + OFFSET - (1 - end / most) * NARROW
        for text, end in zip(rows["text"], far, strict=True)
    ]
    return max(OFFSET, round(max(past)))


def _joined(figure: Figure, rows: pl.DataFrame, places: list[str]) -> None:
    """A thin line from one report to the other, and the row's text beside its end."""
    ends = rows.select(
        pl.min_horizontal("exported", "comparable"), far=pl.max_horizontal("exported", "comparable")
    ).rows()
    figure.add(spans(places, ends, 3))
    figure.add(
        scatter(
            x=[far for _, far in ends],
            y=places,
            mode="text",
            text=[f"{AWAY}{text}" for text in rows["text"]],
            textposition="middle right",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
