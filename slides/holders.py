"""The placeholders of a slide: those that are filled, those that are taken off, and the foot."""

from copy import deepcopy
from itertools import groupby
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from slides.layouts import SERVICES, TITLES
from slides.marks import MUTED, Frame, Run, Text
from slides.paper import SMALL, Places


def titled(slide: Any, title: str, size: float | None = None) -> None:
    """Write the title where the layout has a place for it; `size` where it is not the layout's."""
    holder = next((h for h in slide.placeholders if h.placeholder_format.type in TITLES), None)
    if holder is None:
        return
    holder.text_frame.text = title
    if size is not None:
        for paragraph in holder.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)


def subtitled(slide: Any, text: str) -> None:
    """Write the subtitle of a cover."""
    for holder in slide.placeholders:
        if holder.placeholder_format.type in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY):
            holder.text_frame.text = text
            return


def written(slide: Any, number: int, text: Text) -> None:
    """Write lines in a placeholder: those of one size are a paragraph, in the template's look."""
    frame = slide.placeholders[number].text_frame
    sizes = groupby(text.lines, key=lambda line: line[0].size if line else 0.0)
    for place, (size, lines) in enumerate(sizes):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for row, line in enumerate(lines):
            for column, told in enumerate(line):
                run = paragraph.add_run()
                run.text = f" {told.text}" if row and not column else told.text
                run.font.size = Pt(size)
                if told.bold:
                    run.font.bold = True
                if told.link.startswith(("https://", "http://")):
                    run.hyperlink.address = told.link


def emptied(slide: Any) -> None:
    """Take off the placeholders that nothing was written in: they would ask to be filled."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text.strip():
            holder.element.getparent().remove(holder.element)


def footed(slide: Any, told: dict[str, str]) -> None:
    """Fill date, footer and number where the layout has places for them."""
    for holder in slide.slide_layout.placeholders:
        name = SERVICES.get(holder.placeholder_format.type)
        if name is None or name not in told:
            continue
        copy = _styled(holder)
        for field in copy.findall(".//{*}spPr/*"):
            field.getparent().remove(field)
        slide.shapes._spTree.append(copy)
        if name != "number":
            slide.placeholders[holder.placeholder_format.idx].text_frame.text = told[name]


def _styled(holder: Any) -> Any:
    """A layout's placeholder with its letters' look, its master's where it says nothing."""
    copy = deepcopy(holder.element)
    base = getattr(holder, "_base_placeholder", None)
    own = copy.find(".//{*}lstStyle")
    told = base.element.find(".//{*}lstStyle") if base is not None else None
    if own is not None and told is not None and not len(own):
        own.extend(deepcopy(style) for style in told)
    return copy


def missing_foot(places: Places, told: dict[str, str], edge: Frame) -> list[Text]:
    """Words in place of what a template's layout has no place for: at the slide's foot."""
    absent = [name for name in ("footer", "date") if getattr(places, name) is None]
    texts = "  ·  ".join(told[name] for name in absent if told.get(name))
    if not texts:
        return []
    return [Text(edge.left, edge.bottom - SMALL * 1.5, ((Run(texts, SMALL, colour=MUTED),),))]
