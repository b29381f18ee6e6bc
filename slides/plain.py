"""A Plotly figure as plain lists and tables, its template's defaults filled in."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from figures.theme import ASIDE, GROUND

Spec = dict[str, Any]


@dataclass(frozen=True)
class Plain:
    """A figure's traces and its layout, in which every value that is not set is absent.

    No letters of it are smaller than `least`, in pixels.
    """

    traces: tuple[Spec, ...]
    layout: Spec
    least: float = 0.0

    def axis(self, name: str) -> Spec:
        """What is said of an axis: `x` or `y`, or the second of them: `x2`."""
        said = self.layout.get(f"{name[0]}axis{name[1:]}", {})
        return merged(self.layout.get("template", {}).get(f"{name[0]}axis", {}), said)

    def axes(self) -> list[tuple[str, str]]:
        """The pairs of axes that traces are drawn on."""
        pairs = [(t.get("xaxis", "x"), t.get("yaxis", "y")) for t in self.traces]
        return list(dict.fromkeys(pairs)) or [("x", "y")]


def plain(figure: go.Figure) -> Plain:
    """The figure with its template's defaults; hidden traces are left out."""
    raw = figure.to_plotly_json()
    layout = raw["layout"]
    template = layout.get("template") or {}
    defaults = template.get("data", {})
    traces = tuple(
        merged((defaults.get(trace["type"]) or [{}])[0], trace)
        for trace in raw["data"]
        if trace.get("visible", True) is True
    )
    whole = merged(template.get("layout", {}), layout)
    return Plain(traces, whole | {"template": template.get("layout", {})})


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Spec:
    """Two nested tables as one; where both say something, `above` holds."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        nested = isinstance(old, Mapping) and isinstance(value, Mapping)
        both[key] = merged(old, value) if nested else value  # type: ignore[arg-type]
    return both


def listed(values: Any) -> list[Any]:
    """A trace's values as a list, whichever way Plotly keeps them; none for None."""
    if values is None:
        return []
    if isinstance(values, Mapping) and "bdata" in values:
        array = np.frombuffer(b64decode(values["bdata"]), dtype=values["dtype"])
        shape = [int(part) for part in str(values.get("shape", array.size)).split(",")]
        return list(array.reshape(shape).tolist())
    return [
        None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - not a number
        for value in (values.tolist() if hasattr(values, "tolist") else values)
    ]


def each(value: Any, count: int) -> list[Any]:
    """A value for every point: itself where it is a list, else repeated."""
    if value is None or isinstance(value, str | int | float):
        return [value] * count
    held = listed(value)
    return [*held, *[None] * (count - len(held))][:count]


def clear(trace: Spec) -> bool:
    """Whether a trace is there to be clicked, not to be seen."""
    return trace.get("marker", {}).get("opacity") == 0 or trace.get("opacity") == 0


def aside(trace: Spec) -> bool:
    """Whether a trace is drawn as shapes beside a chart.

    It says so of itself, being none of the values; or its dots are open, or of several colours on
    one line, which LibreOffice fills or mixes up.
    """
    if trace.get("meta") == ASIDE:
        return True
    mode, marker = str(trace.get("mode", "")), trace.get("marker", {})
    if trace["type"] != "scatter" or "markers" not in mode:
        return False
    colours, symbols = (marker.get(name) for name in ("color", "symbol"))
    if "lines" in mode:
        return not isinstance(colours, str | None) and len(set(listed(colours))) > 1
    return colours == GROUND or str(symbols).endswith("-open")
