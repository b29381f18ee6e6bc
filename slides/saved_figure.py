"""A card's figure in a saved brief: what Plotly or a map draws, and nothing that could be run.

A figure from a file may hold marks, axes and words. It may not hold pictures, maps of others,
buttons, links or any HTML beyond bold, italic and line breaks.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from html import unescape
from typing import Any, Final

import msgspec
import plotly.graph_objects as go

from data.problem import Problem
from figures.figure import Figure
from figures.map import MapFigure

TRACES: Final = frozenset({"bar", "scatter", "heatmap"})
REFUSED: Final = re.compile(
    r"(images?|map(box)?\d*|geo\d*|scene\d*|updatemenus|sliders|frames|bdata|customdata"
    r"|transforms|\w*src)(defaults)?"
    r"|.*[^a-zA-Z0-9].*"
)
"""Parts of a figure that fetch, hold or answer to something, and parts named by a whole path of
names, such as `layout.images`; our own charts need none of them."""

WORDY: Final = frozenset(
    {"text", "hovertext", "ticktext", "name", "x", "y", "tickvals", "categoryarray"}
)
"""Parts that hold words of the data, in which an address or a script is but text."""

DEEPEST: Final = 14
TAG: Final = re.compile(
    r"</?(?:b|i|br|em|strong|sub|sup|extra|span)\s*/?>|<span style=(['\"])[\w\s:;.,#%-]*\1>"
    r"|(?P<foreign><)(?=[a-zA-Z/!?])"
)
"""A tag that changes letters or breaks a line, or where one begins that may do anything else."""

RUN: Final = re.compile(r"(?:java|vb)script\s*:|data:\s*\w+/|\burl\s*\(", re.IGNORECASE)
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?|rgba?\([\d., %]{1,40}\)")
CODE: Final = re.compile(r"[A-Z]{3,6}")


class SavedFigure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Either of the two kinds of figures."""

    plotly: dict[str, Any] | None = None
    map: dict[str, Any] | None = None


def saved_figure(figure: Figure | MapFigure | None) -> SavedFigure | None:
    """A figure as plain values, without what a click on it does; it can be opened again.

    What looks like a tag in words of the data is told sign for sign.
    """
    if figure is None:
        return None
    if isinstance(figure, MapFigure):
        return SavedFigure(map=msgspec.to_builtins(figure))
    drawn = [{name: said for name, said in t.items() if name != "customdata"} for t in figure.data]
    return SavedFigure(plotly=_escaped({"data": drawn, "layout": figure.layout}))


def _escaped(value: Any) -> Any:
    """The value with every sign escaped that would begin a tag of another kind than ours."""
    if isinstance(value, str):
        return TAG.sub(lambda tag: "&lt;" if tag["foreign"] else tag[0], value)
    if isinstance(value, Mapping):
        return {name: _escaped(inner) for name, inner in value.items()}
    return [_escaped(inner) for inner in value] if isinstance(value, list | tuple) else value


def figure_of(saved: SavedFigure | None, card: int) -> Figure | MapFigure | None:
    """The figure of a file, if there is nothing in it but a figure; Problem otherwise.

    `card` is the number of the card in its brief, for the sentence.
    """
    if saved is None:
        return None
    try:
        return _either(saved)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Problem("problem.brief_figure", card=card) from error


def _either(saved: SavedFigure) -> Figure | MapFigure:
    if saved.plotly is not None and saved.map is None:
        return _chart(saved.plotly)
    if saved.map is not None and saved.plotly is None:
        return _map(saved.map)
    raise ValueError("not one of the two")


def _map(plain: dict[str, Any]) -> MapFigure:
    figure = msgspec.convert(plain, MapFigure, strict=True)
    ends = [flow.origin for flow in figure.flows] + [flow.destination for flow in figure.flows]
    places = [
        *(fill.country for fill in figure.fills),
        *(circle.country for circle in figure.circles),
        *(label.country for label in figure.labels),
    ]
    hues = [figure.hue, *(c.colour for c in figure.circles), *(f.colour for f in figure.flows)]
    if not all(COLOUR.fullmatch(hue) for hue in hues):
        raise ValueError("a colour is none")
    if not all(CODE.fullmatch(code) for code in (*ends, *places, *dict(figure.titles))):
        raise ValueError("a country is none")
    return figure


def _chart(plain: dict[str, Any]) -> Figure:
    if set(plain) != {"data", "layout"} or not isinstance(plain["data"], list):
        raise ValueError("not a figure")
    for key, value in _leaves(plain, "", 0):
        if isinstance(value, str):
            _refuse_markup(value, wordy=key in WORDY)
    if any(dict(trace).get("type", "scatter") not in TRACES for trace in plain["data"]):
        raise ValueError("a kind of chart that is not ours")
    go.Figure(deepcopy(plain))
    return Figure(**plain)


def _leaves(value: object, key: str, depth: int) -> Iterator[tuple[str, object]]:
    """Every plain value with the name it stands under; refused names and depths raise."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if REFUSED.fullmatch(name):
                raise ValueError("a part that a figure may not have")
            yield from _leaves(inner, name, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key, depth + 1)
    else:
        yield key, value


def _refuse_markup(text: str, *, wordy: bool) -> None:
    if any(tag["foreign"] for tag in TAG.finditer(text)):
        raise ValueError("markup")
    if not wordy and ("://" in text or RUN.search(unescape(text))):
        raise ValueError("an address")
