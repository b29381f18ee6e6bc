"""The look of every chart: one colour per thing, and the Plotly template of the house.

A chart's text, grid and ground are drawn in the reader's light or dark theme by Streamlit, in the
browser. Figures therefore set the colours of marks alone, and those hold on both grounds.
"""

from functools import cache
from typing import Final

import plotly.graph_objects as go

COUNTRY_COLOURS: Final = {
    "SWE": "#0072b2",
    "NOR": "#d55e00",
    "DNK": "#b5478f",
    "FIN": "#4a9fd8",
    "ISL": "#009e73",
    "DEU": "#b98500",
}
SECTOR_COLOURS: Final = {
    "energy": "#c98a00",
    "mobility": "#5b5fc7",
    "waste_and_circular": "#8a8a2a",
    "water": "#3e9bc4",
    "urban_planning": "#cc6677",
    "environmental_technology": "#228833",
    "digitalisation": "#aa4499",
    "social_sustainability": "#a33b5a",
    "governance": "#3c9a8a",
    "other": "#85878a",
}
FORMAT_COLOURS: Final = {
    "physical": "#0072b2",
    "digital": "#d55e00",
    "webinar": "#b98500",
    "hybrid": "#009e73",
}
CONTEXT_GREY: Final = "#85878a"
SCALE_HUE: Final = "#0072b2"
BALANCE_HUES: Final = ("#d55e00", "#0072b2")

# Streamlit puts the theme's own colour in place of these, wherever they stand in a figure.
INK: Final = "#000037"
MUTED: Final = "#000036"
GROUND: Final = "#000038"

Scale = list[list[float | str]]


def country_colour(code: str | None) -> str:
    """Hex colour of a country by ISO alpha-3; the context grey for all but the six."""
    return COUNTRY_COLOURS.get(code or "", CONTEXT_GREY)


def sector_colour(code: str | None) -> str:
    """Hex colour of a sector; the context grey for an unknown one."""
    return SECTOR_COLOURS.get(code or "", CONTEXT_GREY)


def format_colour(code: str | None) -> str:
    """Hex colour of a visit's format; the context grey for an unknown one."""
    return FORMAT_COLOURS.get(code or "", CONTEXT_GREY)


def faded(colour: str, alpha: float) -> str:
    """A hex colour as `rgba(...)` with the given opacity, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def scale(hue: str = SCALE_HUE) -> Scale:
    """Colour scale for size: from almost clear to full `hue`, so that it works on both grounds."""
    return [[place, faded(hue, alpha)] for place, alpha in ((0, 0.08), (0.5, 0.5), (1, 1))]


def balance_scale() -> Scale:
    """Colour scale for a balance around nought: one hue below, clear at nought, one hue above."""
    below, above = BALANCE_HUES
    return [[0, below], [0.5, faded(below, 0.04)], [0.5, faded(above, 0.04)], [1, above]]


@cache
def template(separators: str = ".,") -> go.layout.Template:
    """The house's Plotly template.

    `separators` holds the decimal and the thousands sign of the reader's language.
    """
    layout = go.Layout(
        separators=separators,
        hovermode="closest",
        bargap=0.28,
        showlegend=False,
        uirevision="keep",
    )
    return go.layout.Template(layout=layout)


def base_figure(height: int = 360, separators: str = ".,") -> go.Figure:
    """An empty figure in the house look, `height` in pixels."""
    return go.Figure(
        layout=go.Layout(
            template=template(separators),
            height=height,
            margin={"l": 0, "r": 0, "t": 8, "b": 0},
        )
    )
