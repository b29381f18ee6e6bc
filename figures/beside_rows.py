"""A column of words to the right of rows, under a heading."""

from collections.abc import Sequence
from typing import Any

from figures.count_columns import LEAST_BAR
from figures.figure import Figure
from figures.labels import LETTER_WIDTH, OFFSET


def beside_rows(
    figure: Figure, places: Sequence[str], texts: Sequence[str], heading: str
) -> Figure:
    """Write `texts` right of the rows at `places`, below a heading in the upper margin, if any."""
    longest = max(map(len, [*texts, *heading.split("<br>")]), default=0)
    room = round(longest * LETTER_WIDTH + OFFSET)
    common: dict[str, Any] = {
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "align": "right",
        "xshift": room,
        "showarrow": False,
    }
    above = {"text": heading, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2}
    cells = [common | {"text": t, "y": at} for at, t in zip(places, texts, strict=True) if t]
    heads = [common | above] if heading else []
    figure.update_layout(
        margin={"r": room}, minreducedwidth=LEAST_BAR, annotations=[*heads, *cells]
    )
    return figure
