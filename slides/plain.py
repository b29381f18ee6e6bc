"""A Plotly figure as plain lists and tables, its template's defaults filled in."""

from dataclasses import dataclass
from typing import Any

from figures.figure import Figure, Spec, merged
from figures.theme import ASIDE, GROUND


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


def plain(figure: Figure) -> Plain:
    """The figure with its template's defaults; hidden traces are left out."""
    template = figure.layout.get("template") or {}
    defaults = template.get("data", {})
    traces = tuple(
        merged((defaults.get(trace["type"]) or [{}])[0], trace)
        for trace in figure.data
        if trace.get("visible", True) is True
    )
    whole = merged(template.get("layout", {}), figure.layout)
    return Plain(traces, whole | {"template": template.get("layout", {})})


def listed(values: Any) -> list[Any]:
    """A trace's values as a list, in which no number is not a number; none for None."""
    if values is None:
        return []
    return [
        None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - not a number
        for value in values
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
