"""Two directions as lines: what goes out in the country's colour, what comes in beside it."""

from collections.abc import Callable, Mapping
from typing import Final

import polars as pl

from figures.named_lines import Line

SIDES: Final = ("out", "in_")


def out_and_in(
    series: pl.DataFrame,
    colours: Mapping[str, str],
    name: Callable[[str], str],
    hover: Callable[[str, int, float], str],
    scale: float = 1.0,
) -> list[Line]:
    """Lines of the columns out and in_ over year, times `scale`; a side without a value has none.

    `name` words a side, `hover` a point of it: side, year, value as it stands in the frame.
    """
    years = series["year"].to_list()
    return [
        Line(
            name(side),
            colours[side],
            years,
            [None if value is None else value * scale for value in series[side]],
            [
                "" if value is None else hover(side, year, value)
                for year, value in zip(years, series[side], strict=True)
            ],
        )
        for side in SIDES
        if series[side].count()
    ]
