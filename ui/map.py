"""A map on screen: drawn in the reader's browser from shapes that it fetches once."""

from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from data.geography import size
from figures.map import MapFigure
from figures.theme import COUNTRY_COLOURS
from ui import address, static

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class MapClick:
    """What a reader chose: a country, or a flow by its two ends, as alpha-3 codes."""

    country: str | None = None
    origin: str | None = None
    destination: str | None = None

    @property
    def key(self) -> str:
        """The mark's name, here as in the drawing and in an address: `SWE`, or `SWE-CHN`."""
        return self.country or f"{self.origin}-{self.destination}"

    @classmethod
    def of(cls, key: str) -> "MapClick | None":
        """The choice that a mark's name stands for; None for an empty name."""
        origin, _, destination = key.partition("-")
        if destination:
            return cls(origin=origin, destination=destination)
        return cls(country=origin) if origin else None


def show(figure: MapFigure, key: str) -> MapClick | None:
    """Draw a map; what the address says is picked on it, or None where the figure lacks it.

    A click, or a key, writes the address: a second one on the same mark lets it go.
    """
    picked = MapClick.of(address.picked(figure.picks))
    shown = clicked(_state(picked), figure) if picked else None
    _component()(
        key=key,
        data=payload(figure, shown),
        default={"click": None},
        on_click_change=partial(address.pick, key, figure.picks),
    )
    return shown


def payload(figure: MapFigure, selected: MapClick | None = None) -> dict[str, Any]:
    """All that the drawing needs beside the shapes: a few kilobytes of JSON.

    Marks are lists, to be small; a label's name is the first line of its country's title.
    """
    return {
        "view": figure.view,
        "size": size(figure.view),
        "base": static.base(),
        "version": static.version(),
        "fills": {fill.country: fill.opacity for fill in figure.fills},
        "tints": {} if figure.fills else COUNTRY_COLOURS,
        "hue": figure.hue,
        "circles": [(c.country, _short(c.amount), c.colour) for c in figure.circles],
        "flows": [
            (f.origin, f.destination, _short(f.amount), f.colour, f.title) for f in figure.flows
        ],
        "labels": [(label.country, label.detail, label.strong) for label in figure.labels],
        "titles": dict(figure.titles),
        "legend": asdict(figure.legend),
        "directed": figure.directed,
        "selectable": figure.selectable,
        "selected": selected.key if selected else None,
        "alt": figure.alt,
        "hint": figure.hint,
    }


@cache
def _component() -> Any:
    return st.components.v2.component(
        "samspel.map",
        html='<div class="map"></div>',
        css=(FOLDER / "map.css").read_text("utf-8"),
        js=(FOLDER / "map.js").read_text("utf-8"),
    )


def _short(amount: float) -> float:
    """An amount to draw by: its exact value is in the words of its mark."""
    return float(f"{amount:.4g}")


def _state(click: MapClick) -> dict[str, str]:
    return {name: value for name, value in asdict(click).items() if value}


def clicked(state: Any, figure: MapFigure) -> MapClick | None:
    """The reader's choice as the browser tells it, if the figure shows it."""
    if not isinstance(state, dict) or not figure.selectable:
        return None
    flow = (state.get("origin"), state.get("destination"))
    if any((f.origin, f.destination) == flow for f in figure.flows):
        return MapClick(origin=flow[0], destination=flow[1])
    country = state.get("country")
    known = any(code == country for code, _ in figure.titles)
    return MapClick(country=country) if known else None
