"""What a template offers: its layouts by their placeholders' types, and where those stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Length

from slides import letters
from slides.marks import Frame
from slides.native import EMU
from slides.paper import BETWEEN, EDGE, FOOT, FOOTER, Places

TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
CONTENTS: Final = (
    PP_PLACEHOLDER.OBJECT,
    PP_PLACEHOLDER.CHART,
    PP_PLACEHOLDER.BODY,
    PP_PLACEHOLDER.TABLE,
    PP_PLACEHOLDER.PICTURE,
)
WORDS: Final = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.SUBTITLE)
SERVICES: Final = {
    PP_PLACEHOLDER.DATE: "date",
    PP_PLACEHOLDER.FOOTER: "footer",
    PP_PLACEHOLDER.SLIDE_NUMBER: "number",
}
PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
SMALLEST: Final = 20.0
TITLE_LEADING: Final = 1.15
LEAST: Final = 0.4
"""Part of the slide's width and height that a place for a chart has at least."""


@dataclass(frozen=True)
class Fit:
    """A layout for findings with its places, and what it lacks, as names of the words.

    `words` are the numbers of its placeholders for words over (`unit`) and under (`note`) what
    is shown.
    """

    layout: Any
    places: Places
    content: Any | None
    missing: tuple[str, ...]
    words: dict[str, int] = field(default_factory=dict)


def finding(presentation: Any) -> Fit:
    """The layout that suits a title over a chart best: the one with the most room for it."""
    fits = [_fit(layout, presentation) for layout in presentation.slide_layouts]
    return min(fits, key=lambda fit: (_unfit(fit), len(fit.missing), _busy(fit), -_area(fit)))


def cover(presentation: Any) -> Any | None:
    """The layout for the first slide: with a centred title, or a title and a subtitle."""
    for wanted in ({PP_PLACEHOLDER.CENTER_TITLE}, {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SUBTITLE}):
        for layout in presentation.slide_layouts:
            if wanted <= set(_kinds(layout)):
                return layout
    return None


def title_size(layout: Any, title: str) -> float | None:
    """The points at which a cover's title fits its place, its words whole; None for its own."""
    holder = next((h for h in layout.placeholders if h.placeholder_format.type in TITLES), None)
    if holder is None:
        return None
    own = size = _letters(holder, layout)
    frame = _frame(holder)
    while size > SMALLEST and not _fits(title, size, frame):
        size -= 2
    return None if size == own else size


def _fits(title: str, size: float, frame: Frame) -> bool:
    room = frame.width - 2 * BETWEEN
    longest = max(letters.width(word, size, bold=True) for word in title.split(" "))
    lines = letters.wrapped(title, size, room, bold=True)
    return longest <= room and len(lines) * size * TITLE_LEADING <= frame.height


def face(presentation: Any) -> str:
    """The face that a template's theme names for running text."""
    master = presentation.slide_masters[0].part
    theme = etree.fromstring(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob, PARSER)
    found = theme.find(".//{*}minorFont/{*}latin")
    return "" if found is None else str(found.get("typeface") or "")


def _kinds(layout: Any) -> list[Any]:
    return [holder.placeholder_format.type for holder in layout.placeholders]


def _unfit(fit: Fit) -> bool:
    """Whether a layout has no place for what matters most."""
    return bool({"title", "content"} & set(fit.missing))


def _busy(fit: Fit) -> int:
    """How many places for content stay empty beside the chart's and those for words."""
    return sum(kind in CONTENTS for kind in _kinds(fit.layout)) - len(fit.words)


def _area(fit: Fit) -> float:
    return fit.places.content.width * fit.places.content.height


def _fit(layout: Any, presentation: Any) -> Fit:
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    held = {holder.placeholder_format.type: holder for holder in layout.placeholders}
    title = next((held[kind] for kind in TITLES if kind in held), None)
    content = _largest(layout.placeholders, width, height)
    services = {name: _frame(held[kind]) for kind, name in SERVICES.items() if kind in held}
    top = _frame(title) if title is not None else Frame(EDGE, EDGE, width - EDGE, EDGE + 2 * EDGE)
    feet = [frame.top for frame in services.values() if frame.top > height / 2]
    foot = min(feet, default=height - FOOT - FOOTER) - BETWEEN
    main = _frame(content) if content is not None else Frame(top.left, top.bottom, top.right, foot)
    around = dict(_around(layout, content, top))
    missing = [name for name, there in (("title", title), ("content", content)) if there is None]
    missing += [name for name in SERVICES.values() if name not in services]
    return Fit(
        layout,
        Places(
            width,
            height,
            title=top,
            content=replace(main, bottom=max(main.top, min(main.bottom, foot))),
            date=services.get("date"),
            footer=services.get("footer"),
            number=services.get("number"),
            anchored=_anchored(title),
            size=_letters(title, layout),
            unit=_frame(around["unit"]) if "unit" in around else None,
            note=_frame(around["note"]) if "note" in around else None,
        ),
        content,
        tuple(missing),
        {name: holder.placeholder_format.idx for name, holder in around.items()},
    )


def _around(layout: Any, content: Any | None, title: Frame) -> Iterator[tuple[str, Any]]:
    """The places for words between the title and the content, and below the content."""
    if content is None:
        return
    main = _frame(content)
    for holder in layout.placeholders:
        frame, kind = _frame(holder), holder.placeholder_format.type
        if holder is content or kind not in WORDS or frame.width < LEAST * main.width:
            continue
        if frame.top >= main.bottom - BETWEEN:
            yield "note", holder
        elif frame.bottom <= main.top + BETWEEN and frame.top >= title.top + BETWEEN:
            yield "unit", holder


def _largest(holders: Iterable[Any], width: float, height: float) -> Any | None:
    fit = [
        holder
        for holder in holders
        if holder.placeholder_format.type in CONTENTS
        and _frame(holder).width > LEAST * width
        and _frame(holder).height > LEAST * height
    ]
    return max(fit, key=lambda holder: _frame(holder).width * _frame(holder).height, default=None)


def _frame(holder: Any) -> Frame:
    left, top, width, height = (
        Length(side or 0) / EMU for side in (holder.left, holder.top, holder.width, holder.height)
    )
    return Frame(left, top, left + width, top + height)


def _anchored(title: Any | None) -> bool:
    """Whether a title hangs from its upper edge: as it, or its master's, says."""
    for holder in _line(title):
        found = holder.element.find(".//{*}bodyPr")
        if found is not None and found.get("anchor"):
            return bool(found.get("anchor") == "t")
    return True


def _letters(title: Any | None, layout: Any) -> float:
    """The size of a title's letters, in points."""
    roots = [holder.element for holder in _line(title)]
    roots.append(layout.slide_master.element.find(".//{*}titleStyle"))
    for root in roots:
        found = root.find(".//{*}lvl1pPr/{*}defRPr") if root is not None else None
        if found is not None and found.get("sz"):
            return int(found.get("sz")) / 100
    return 28.0


def _line(holder: Any | None) -> list[Any]:
    """A layout's placeholder and its master's."""
    if holder is None:
        return []
    base = getattr(holder, "_base_placeholder", None)
    return [holder, *([base] if base is not None else [])]
