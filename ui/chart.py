"""A chart on screen: drawn in the reader's browser by a Plotly that stays there between reruns.

Streamlit's own chart is mounted anew whenever its figure changes, and draws what is out of sight
before what is in it.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ui import static

FOLDER = Path(__file__).parent


def payload(figure: go.Figure, alt: str, clickable: bool) -> dict[str, Any]:
    """What the drawing needs: the figure as JSON text, its height, and what it shows in words."""
    return {
        "figure": figure.to_json(validate=False),
        "height": figure.layout.height,
        "alt": alt,
        "clickable": clickable,
        "library": f"{static.base()}{static.PLOTLY_ADDRESS}",
    }


def show(data: dict[str, Any], key: str, on_click: Callable[[], None]) -> None:
    """Draw a chart from its `payload`; a click on a mark that leads somewhere calls `on_click`.

    What was clicked is the state's `click` then: the mark's `customdata`, an address's parameters.
    """
    _component()(key=key, data=data, on_click_change=on_click)


@cache
def _component() -> Any:
    drawing = f"{static.base()}{static.drawing()}"
    return st.components.v2.component(
        "samspel.chart",
        html='<div class="samspel-chart" data-waiting></div>\n',
        isolate_styles=False,
        js=(FOLDER / "chart.js").read_text("utf-8").replace("DRAWING", drawing),
    )
