"""A figure whose letters are large enough for a room: none smaller than a size."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from slides.plain import Plain

FONTS: Final = frozenset({"font", "tickfont", "textfont"})
SPAN: Final = re.compile(r"font-size:\s*([\d.]+)px")


def readable(figure: Plain, least: float) -> Plain:
    """The figure with every smaller size of letters raised to `least`, in pixels."""
    traces = tuple(_raised(trace, least) for trace in figure.traces)
    return replace(figure, traces=traces, layout=_raised(figure.layout, least), least=least)


def _raised(value: Any, least: float) -> Any:
    if isinstance(value, Mapping):
        return {
            name: _font(one, least) if name in FONTS else _raised(one, least)
            for name, one in value.items()
        }
    if isinstance(value, list | tuple) and not all(isinstance(v, int | float) for v in value):
        return type(value)(_raised(one, least) for one in value)
    if isinstance(value, str) and "font-size" in value:
        return SPAN.sub(lambda found: f"font-size:{max(least, float(found[1])):g}px", value)
    return value


def _font(font: Any, least: float) -> Any:
    if isinstance(font, Mapping) and isinstance(font.get("size"), int | float):
        return {**font, "size": max(least, font["size"])}
    return font
