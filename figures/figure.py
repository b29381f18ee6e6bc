"""A chart as Plotly draws it in the browser: its traces and its layout, in Plotly's own words.

They are plain lists and tables. Plotly's Python looks through all that it is told, which took up
to half of the server's time for a page; here the tests have it look (`tests.plotly_figure`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Spec = dict[str, Any]


@dataclass
class Figure:
    """A chart that is being put together; each method changes it and returns it."""

    data: list[Spec] = field(default_factory=list)
    layout: Spec = field(default_factory=dict)

    def add(self, *traces: Spec) -> "Figure":
        """Draw traces on top of those that are there."""
        self.data += traces
        return self

    def add_annotation(self, note: Spec | None = None, /, **said: Any) -> "Figure":
        """Write a note into the chart."""
        return self._add("annotations", (note or {}) | said)

    def add_shape(self, shape: Spec | None = None, /, **said: Any) -> "Figure":
        """Draw a shape over the chart, or below it."""
        return self._add("shapes", (shape or {}) | said)

    def add_vline(self, x: float, **look: Any) -> "Figure":
        """Draw an upright line from the foot to the head of the chart."""
        ends = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        return self.add_shape(type="line", **ends, **look)

    def add_hline(self, y: float, **look: Any) -> "Figure":
        """Draw a level line from side to side of the chart."""
        ends = {"x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y"}
        return self.add_shape(type="line", **ends, **look)

    def update_layout(self, **said: Any) -> "Figure":
        """Say more of the layout; tables in it are filled up, all else is replaced."""
        self.layout = merged(self.layout, said)
        return self

    def update_xaxes(self, axis: Spec | None = None, /, **said: Any) -> "Figure":
        """Say more of the level axis."""
        return self.update_layout(xaxis=(axis or {}) | said)

    def update_yaxes(self, axis: Spec | None = None, /, **said: Any) -> "Figure":
        """Say more of the upright axis."""
        return self.update_layout(yaxis=(axis or {}) | said)

    def _add(self, kind: str, said: Spec) -> "Figure":
        self.layout[kind] = [*self.layout.get(kind, ()), said]
        return self


def scatter(**said: Any) -> Spec:
    """A trace of points, joined by a line or not."""
    return {"type": "scatter"} | said


def bar(**said: Any) -> Spec:
    """A trace of bars."""
    return {"type": "bar"} | said


def heatmap(**said: Any) -> Spec:
    """A trace of shaded cells."""
    return {"type": "heatmap"} | said


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Spec:
    """Two nested tables as one; where both say something, `above` holds."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        nested = isinstance(old, Mapping) and isinstance(value, Mapping)
        both[key] = merged(old, value) if nested else value  # type: ignore[arg-type]
    return both
