"""Names beside the nodes of ribbons, moved apart where a slide is lower than a screen."""

from collections import defaultdict
from dataclasses import replace

from figures.labels import spread
from slides.extent import extent
from slides.marks import Part, Text
from slides.plain import Plain

SEVERAL = 4


def spread_names(parts: list[Part], figure: Plain, height: float) -> list[Part]:
    """The parts of a figure of ribbons with its columns of names apart; others as they are."""
    shapes = figure.layout.get("shapes") or ()
    if not any(shape.get("type") == "path" for shape in shapes):
        return parts
    columns: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        if part.role == "above" and isinstance(part.mark, Text):
            columns[round(part.mark.x), part.mark.across].append(place)
    moved = list(parts)
    for places in columns.values():
        if len(places) >= SEVERAL:
            for place, mark in _apart([parts[p].mark for p in places], places, height):
                moved[place] = Part("above", mark)
    return moved


def _apart(marks: list[object], places: list[int], height: float) -> list[tuple[int, Text]]:
    held = [
        (mark.y + extent((mark,)).height / 2, place, mark)
        for mark, place in zip(marks, places, strict=True)
        if isinstance(mark, Text)
    ]
    texts = sorted(held, key=lambda one: one[:2])
    tall = max(extent((text,)).height for _, _, text in texts)
    middles = spread([middle for middle, _, _ in texts], min(tall, height / len(texts)))
    low = max(0.0, middles[-1] + tall / 2 - height)
    high = max(0.0, tall / 2 - middles[0])
    return [
        (place, replace(text, y=middle - extent((text,)).height / 2 + high - low))
        for middle, (_, place, text) in zip(middles, texts, strict=True)
    ]
