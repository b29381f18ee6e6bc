"""Grey spans along rows, from one value to another.

All are one trace: each trace costs a reader's browser about two milliseconds at every change.
"""

from collections.abc import Iterable, Sequence

from figures.figure import Spec, scatter
from figures.theme import CONTEXT_GREY


def spans(
    places: Sequence[str],
    ends: Iterable[tuple[float | None, float | None]],
    width: float,
    hovers: Sequence[str] = (),
) -> Spec:
    """A span of `width` pixels between the two `ends` of the row at each of `places`.

    With `hovers` each says its own at either end; without, a pointer passes over them.
    """
    return scatter(
        x=[value for low, high in ends for value in (low, high, None)],
        y=[at for place in places for at in (place, place, None)],
        mode="lines",
        line={"color": CONTEXT_GREY, "width": width},
        hovertext=[text for hover in hovers for text in (hover, hover, "")] or None,
        hoverinfo="text" if hovers else "skip",
        showlegend=False,
    )
