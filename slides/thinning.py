"""Which names stay on a picture that is too small for all of them."""

from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from typing import Final

from slides.extent import extent, overlap
from slides.marks import Disc, Frame, Part, Picture, Text

COVERED: Final = 0.12
NEAR: Final = 16.0


def thinned(picture: Picture) -> Picture:
    """A picture without the words on its plot that lie on others, or largely on dots.

    Names of axes stay. The names of large dots come before those of small ones, and stand on the
    other side of their dot where there is room; else the first in the picture come first.
    """
    named = [extent((part.mark,)) for part in picture.parts if _stays(part)]
    dots = [p.mark for p in picture.parts if p.role == "data" and isinstance(p.mark, Disc)]
    circles = [extent((dot,)) for dot in dots]
    kept: dict[int, Part] = dict(enumerate(picture.parts))
    words = [(k, p.mark) for k, p in kept.items() if isinstance(p.mark, Text) and not _stays(p)]
    owners = {k: _owner(text, dots) for k, text in words}
    for k, text in sorted(words, key=lambda one: -owners[one[0]].radius):
        for tried in _sides(text, owners[k]):
            box = extent((tried,))
            if not any(overlap(box, o) for o in named) and _covered(box, circles) <= COVERED:
                named.append(box)
                kept[k] = replace(kept[k], mark=tried)
                break
        else:
            del kept[k]
    return replace(picture, parts=tuple(kept.values()))


def _owner(text: Text, dots: list[Disc]) -> Disc:
    """The dot that a name stands beside; one of no size where there is none."""
    box = extent((text,))
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    nowhere = Disc(x, y, 0, "")
    nearest = min(dots, key=lambda dot: hypot(dot.x - x, dot.y - y) - dot.radius, default=nowhere)
    return nearest if hypot(nearest.x - x, nearest.y - y) <= nearest.radius + NEAR else nowhere


def _sides(text: Text, dot: Disc) -> Iterator[Text]:
    """A name where it is, and over its dot where it stands below, or the other way round."""
    yield text
    box = extent((text,))
    if dot.radius and not box.top <= dot.y <= box.bottom:
        yield replace(text, y=text.y + 2 * dot.y - box.top - box.bottom)


def _stays(part: Part) -> bool:
    """Whether a part is the name of an axis, or the legend's."""
    return isinstance(part.mark, Text) and part.role not in ("above", "value")


def _covered(box: Frame, others: list[Frame]) -> float:
    """How much of a box lies on others, as a part of it."""
    shared = sum(
        max(0.0, min(box.right, other.right) - max(box.left, other.left))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in others
    )
    return shared / (box.width * box.height or 1)
