"""A panel on screen: words, a chart and more words in one piece, drawn in the reader's browser.

Each piece that Streamlit keeps costs a reader milliseconds at every change, and its own chart is
mounted anew whenever its figure changes. Here a Plotly that stays changes the drawing in place.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import streamlit as st

from figures.figure import Figure
from ui import static

FOLDER: Final = Path(__file__).parent
HTML: Final = """
<div class="samspel-panel" data-waiting>
<div></div><div class="samspel-chart" hidden></div><div></div>
</div>
"""


@dataclass(frozen=True)
class Chart:
    """A chart as it is sent: its figure as JSON text, its height, and what it shows in words."""

    figure: bytes
    height: int
    alt: str
    clickable: bool

    @classmethod
    def of(cls, figure: Figure, alt: str, clickable: bool) -> "Chart":
        """The chart that shows `figure`; where `clickable`, its marks lead somewhere."""
        return cls(orjson.dumps(vars(figure)), figure.layout["height"], alt, clickable)


def show(
    key: str, above: str, chart: Chart | None, below: str, on_click: Callable[[], None]
) -> None:
    """Draw a chart, if there is one, between two pieces of markup.

    A click on a mark that leads somewhere calls `on_click`. What was clicked is the state's
    `click` then: the mark's `customdata`, an address's parameters.
    """
    _component()(key=key, data=_sent(above, chart, below), on_click_change=on_click)


def _sent(above: str, chart: Chart | None, below: str) -> bytes:
    """A line of JSON, and the figure behind it, which is long and stays as it is."""
    told: dict[str, Any] = {"above": above, "below": below}
    if chart:
        told |= {
            "height": chart.height,
            "alt": chart.alt,
            "clickable": chart.clickable,
            "library": f"{static.base()}{static.library()}",
        }
    return json.dumps(told).encode("utf-8") + b"\n" + (chart.figure if chart else b"")


@cache
def _component() -> Any:
    drawing = f"{static.base()}{static.drawing()}"
    return st.components.v2.component(
        "samspel.panel",
        html=HTML,
        isolate_styles=False,
        js=(FOLDER / "panel.js").read_text("utf-8").replace("DRAWING", drawing),
    )
