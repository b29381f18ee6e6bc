"""The look of every chart: one colour per thing, and the Plotly template of the house.

A chart's text, grid and ground follow the reader's light or dark theme, which only the browser
knows. Figures therefore set the colours of marks alone, and those hold on both grounds.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from data.words import Words
from figures.figure import Figure, Spec, bar, heatmap, scatter

# Hues after Okabe-Ito and Paul Tol, moved in lightness until each stands out 3 to 1 from the paper
# and from the dark ground, and any two stay apart for readers who see no red, green or blue.
COUNTRY_COLOURS: Final = {
    "SWE": "#2d65c4",
    "NOR": "#c23f1a",
    "DNK": "#9d5184",
    "FIN": "#2399dd",
    "ISL": "#4a9150",
    "DEU": "#ba870c",
}
SECTOR_COLOURS: Final = {
    "energy": "#d77612",
    "mobility": "#7057c9",
    "waste_and_circular": "#6d6609",
    "water": "#239eae",
    "urban_planning": "#ae3476",
    "environmental_technology": "#6f9c5d",
    "digitalisation": "#bb6ae6",
    "social_sustainability": "#945c55",
    "governance": "#257893",
    "other": "#8a8a84",
}
FORMAT_COLOURS: Final = {
    "physical": "#1f7a74",
    "digital": "#ab4421",
    "webinar": "#b78812",
    "hybrid": "#8b7bc0",
}
# Clear enough to recede on both grounds, and 3 to 1 against each; it is named beside the mark.
CONTEXT_GREY: Final = "rgba(125,121,112,0.84)"
# What is taken away: an outline in that grey, faintly filled.
HOLLOW: Final = "rgba(125,121,112,0.18)"
SCALE_HUE: Final = "#238079"
BALANCE_HUES: Final = ("#b0631c", "#238079")


@dataclass(frozen=True)
class Theme:
    """The colours around the marks where no browser draws them: on slides, in files."""

    paper: str
    shade: str
    ink: str
    accent: str
    link: str


# As in .streamlit/config.toml, to which a test holds them.
LIGHT: Final = Theme("#fbfaf6", "#f2f0e9", "#1c1b19", "#1d6f6a", "#155f5a")
DARK: Final = Theme("#141618", "#1e2124", "#ebe8e1", "#4fa8a0", "#7cc7bf")

# The browser puts the theme's ground in place of this, as the outline that parts touching marks.
GROUND: Final = "#000038"

# A rule in a table, seen on either ground.
RULE: Final = "#b5b2a8"

# A trace with this as its `meta` stands beside a chart's values and is none of them: an office's
# chart leaves it out, and it is drawn as shapes.
ASIDE: Final = "aside"

TEXT_SIZE: Final = 13
LINE_WIDTH: Final = 2.25

Scale = list[list[float | str]]


def country_colour(code: str | None) -> str:
    """Colour of a country by ISO alpha-3; the context grey for all but the six."""
    return COUNTRY_COLOURS.get(code or "", CONTEXT_GREY)


def sector_colour(code: str | None) -> str:
    """Colour of a sector; the context grey for an unknown one."""
    return SECTOR_COLOURS.get(code or "", CONTEXT_GREY)


def format_colour(code: str | None) -> str:
    """Colour of a visit's format; the context grey for an unknown one."""
    return FORMAT_COLOURS.get(code or "", CONTEXT_GREY)


def faded(colour: str, alpha: float) -> str:
    """A colour, hex or the context grey, as `rgba(...)` with its opacity times `alpha`.

    Nothing covers more than wholly, 1: a browser takes that for granted, a writer of PDF fails.
    """
    if colour.startswith("rgba("):
        *hue, own = colour[5:-1].split(",")
        return f"rgba({','.join(hue)},{min(1.0, float(own) * alpha):.3g})"
    hue = [str(int(colour[place : place + 2], 16)) for place in (1, 3, 5)]
    return f"rgba({','.join(hue)},{alpha:g})"


def scale(hue: str = SCALE_HUE) -> Scale:
    """Colour scale for size: `hue` from almost clear, so that it fills up on either ground.

    It stops short of the full hue: ink written on it stays readable.
    """
    return [[place, faded(hue, alpha)] for place, alpha in ((0, 0.06), (1, 0.8))]


@cache
def template(separators: str = ".,") -> Spec:
    """The house's Plotly template: what differs from Plotly, and nothing that follows the theme.

    `separators` holds the decimal and the thousands sign of the reader's language.
    """
    axis = {
        "ticks": "",
        "showline": False,
        "fixedrange": True,
        "automargin": True,
        "zeroline": False,
        "title": {"text": ""},
    }
    layout = {
        "separators": separators,
        "bargap": 0.34,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "uirevision": "keep",
        "hoverlabel": {"align": "left", "namelength": -1},
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        "xaxis": axis | {"showgrid": False},
        "yaxis": axis,
    }
    data = {
        "bar": [bar(marker={"line": {"width": 0}}, cliponaxis=False, textangle=0)],
        "scatter": [scatter(line={"width": LINE_WIDTH}, cliponaxis=False)],
        "heatmap": [heatmap(colorscale=scale(), showscale=False, xgap=2, ygap=2)],
    }
    return {"layout": layout, "data": data}


def base_figure(height: int, words: Words) -> Figure:
    """An empty figure in the house look, `height` in pixels, numbers as `words` writes them."""
    signs = words.locale.number_symbols["latn"]
    axis = {"tickfont": {"size": TEXT_SIZE}, "title": {"standoff": 0}}
    return Figure(
        layout={
            "template": template(signs["decimal"] + signs["group"]),
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 8, "b": 0, "pad": 6},
            "font": {"size": TEXT_SIZE},
            "legend": {"font": {"size": TEXT_SIZE}},
            "xaxis": axis,
            "yaxis": axis,
        }
    )
