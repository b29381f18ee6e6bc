"""Counts in columns beside lying bars, each column under its name."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from data.words import Words
from figures.figure import Figure

HEAD: Final = 44
WIDTH: Final = 46
LEAST_BAR: Final = 24
"""Pixels that bars may shrink to on a phone. Plotly would keep 64 and cut the last column."""


def count_columns(
    figure: Figure,
    codes: Sequence[str],
    columns: Mapping[str, Sequence[int | None]],
    none: str,
    words: Words,
) -> Figure:
    """Write `columns`, counts by their heading, right of the bars of `codes`; same figure.

    A count of nought, or none, is told as `none`. The figure is to be HEAD pixels higher than its
    rows, for the headings.
    """
    room = figure.layout["margin"]["r"]
    cells: list[dict[str, Any]] = []
    for place, (heading, counts) in enumerate(columns.items(), 1):
        common = {
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "xshift": room + place * WIDTH,
            "showarrow": False,
        }
        cells.append(
            common | {"text": heading, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4}
        )
        cells += [
            common | {"text": words.number(count) if count else none, "y": code}
            for code, count in zip(codes, counts, strict=True)
        ]
    margin = {"r": room + len(columns) * WIDTH, "t": HEAD}
    return figure.update_layout(margin=margin, minreducedwidth=LEAST_BAR, annotations=cells)
