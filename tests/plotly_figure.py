"""A chart as Plotly's Python knows it, which looks through all that the chart says."""

from typing import Any

import orjson
import plotly.graph_objects as go

from figures.card import Card
from figures.figure import Figure


def plotly(drawn: object) -> go.Figure:
    """Plotly's own figure of a chart or of a card's chart.

    A trace, property or value that Plotly does not know raises ValueError; so does a property
    in a short form, as `marker_color`, that Plotly's Python knows and the browser does not.
    """
    figure = drawn.figure if isinstance(drawn, Card) else drawn
    assert isinstance(figure, Figure)
    plain = orjson.loads(orjson.dumps(vars(figure)))
    known = go.Figure(plain)
    if orjson.loads(orjson.dumps(known.to_plotly_json())) != _said(plain):
        raise ValueError("a property in a form that the browser does not know")
    return known


def _said(value: Any) -> Any:
    """What is left without that which is said to be nothing."""
    if isinstance(value, dict):
        return {name: _said(inner) for name, inner in value.items() if inner is not None}
    return [_said(inner) for inner in value] if isinstance(value, list) else value
