"""A figure whose notes of two lines are written in one, for a slide that is too low for two."""

from dataclasses import replace
from typing import Any, Final

from figures.figure import Spec
from slides import letters
from slides.marks import Run, Text
from slides.markup import lines_of
from slides.plain import Plain, listed
from slides.stage import PAPER_REFERENCE, SIZE

BREAK: Final = "<br>"
SIDES: Final = {"l": "right", "r": "left"}


def in_one_line(figure: Plain) -> Plain | None:
    """The figure with names of rows, or of ribbons' nodes, in one line; None where none has more.

    The margins of ribbons grow by as much as the names outside them.
    """
    notes = list(figure.layout.get("annotations") or ())
    shapes = figure.layout.get("shapes") or ()
    ribbons = any(shape.get("type") == "path" and shape.get("fillcolor") for shape in shapes)
    named = _node if ribbons else _row
    written = [_joined(note) if named(note) else note for note in notes]
    axes = _axes(figure)
    if written == notes and not axes:
        return None
    layout: dict[str, Any] = figure.layout | axes | {"annotations": written}
    if ribbons:
        margin = figure.layout.get("margin", {})
        wider = {side: _wider(side, margin, notes, written) for side in SIDES}
        layout["margin"] = {**margin, **wider}
    return replace(figure, layout=layout)


def _axes(figure: Plain) -> dict[str, Spec]:
    """The axes whose names of rows have several lines, with these in one."""
    named = {
        name: axis
        for name, axis in figure.layout.items()
        if name.startswith("yaxis")
        and any(BREAK in str(text) for text in listed(axis.get("ticktext")))
    }
    return {
        name: axis | {"ticktext": [_one(text) for text in listed(axis["ticktext"])]}
        for name, axis in named.items()
    }


def _row(note: Spec) -> bool:
    """Whether a note stands at the left edge, over its row."""
    edge = note.get("xref") == PAPER_REFERENCE and note.get("x") == 0
    return _node(note) and edge and note.get("xanchor") == "left"


def _node(note: Spec) -> bool:
    return not note.get("showarrow", True) and BREAK in str(note.get("text", ""))


def _joined(note: Spec) -> Spec:
    return note | {"text": _one(note["text"])}


def _one(text: Any) -> str:
    return str(text).replace(BREAK, " ")


def _wider(side: str, margin: Spec, before: list[Spec], after: list[Spec]) -> float:
    """A margin in pixels, as much wider as its names have become."""
    places = [float(note["x"]) for note in before if note.get("xanchor") == SIDES[side]]
    outer = (min if side == "l" else max)(places, default=0.0)
    old, new = (
        max((_width(note) for note in notes if float(note["x"]) == outer), default=0.0)
        for notes in (before, after)
    )
    return float(margin.get(side, 0)) + max(0.0, new - old)


def _width(note: Spec) -> float:
    return letters.size_of(Text(0, 0, lines_of(str(note["text"]), Run("", SIZE))))[0]
