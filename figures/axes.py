"""Axes: categories, years and values, each drawn no louder than it must be."""

from collections.abc import Sequence
from typing import Any, Final

Axis = dict[str, Any]

MOST_YEARS: Final = 8
STEPS: Final = (1, 2, 5, 10, 20)


def category_axis(codes: Sequence[str], names: Sequence[str], *, reverse: bool = False) -> Axis:
    """An axis of `codes` in their order, shown by `names`; `reverse` puts the first on top.

    Codes that look like numbers stay categories.
    """
    order = list(reversed(codes)) if reverse else list(codes)
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": order,
        "tickmode": "array",
        "tickvals": list(codes),
        "ticktext": list(names),
        "showgrid": False,
        "range": [-0.5, len(order) - 0.5],
    }


def year_axis(start: int, end: int) -> Axis:
    """An axis of whole years from `start` to `end`, at most eight of them named."""
    step = next((s for s in STEPS if (end - start) / s < MOST_YEARS), STEPS[-1])
    return {
        "type": "linear",
        "tickmode": "linear",
        "tick0": end,
        "dtick": step,
        "tickformat": "d",
        "hoverformat": "d",
        "showgrid": False,
        "range": [start - 0.4, end + 0.4],
    }


def value_axis(*, nought: bool = True, high: float | None = None) -> Axis:
    """A quiet axis of values with a few thin gridlines; from nought unless told.

    `high` is the upper end of the range; without it Plotly chooses.
    """
    axis: Axis = {"type": "linear", "showgrid": True, "gridwidth": 1, "nticks": 5}
    if high is not None:
        return axis | {"range": [0 if nought else None, high]}
    return axis | {"rangemode": "tozero" if nought else "normal"}


def hidden_axis() -> Axis:
    """An axis that only scales: its values stand beside the marks."""
    return {"visible": False, "fixedrange": True}
