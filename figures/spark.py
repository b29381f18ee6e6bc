"""The small line beside a key figure, as a picture that stands in a page by itself."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

WIDTH: Final = 120
HEIGHT: Final = 28
EDGE: Final = 4


def spark(values: Sequence[float | None], colour: str) -> str:
    """A data address of an SVG line through `values`, evenly spaced, ending in a dot.

    A missing value (None) breaks the line. Empty text where fewer than two values are known.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one point is no line
        return ""
    low, spread = min(known), (max(known) - min(known)) or 1
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = [
        None
        if value is None
        else (EDGE + place * step, HEIGHT - EDGE - (value - low) / spread * (HEIGHT - 2 * EDGE))
        for place, value in enumerate(values)
    ]
    last = next(point for point in reversed(points) if point)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{_path(points)}" fill="none" stroke="{colour}" stroke-width="2"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3" fill="{colour}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(picture)}"


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    pen, parts = "M", []
    for point in points:
        if point is None:
            pen = "M"
            continue
        parts.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    return "".join(parts)
