"""A brief as a presentation that can be edited in PowerPoint."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from pptx import Presentation

from data.words import Words
from slides.brief import Brief
from slides.holders import emptied, footed, missing_foot, subtitled, titled, written
from slides.layouts import Fit, cover, face, finding, title_size
from slides.letters import written_in
from slides.marks import Frame
from slides.notes import notes
from slides.paper import EDGE, Size
from slides.safe_template import readable, safe
from slides.sheets import Sheet, sheets
from slides.slide import Slide
from slides.sources import source_pages
from slides.template import own

NAME: Final = "Samspel"


@dataclass(frozen=True)
class Deck:
    """A presentation as bytes, and what did not fit the template, in sentences."""

    content: bytes
    reports: tuple[str, ...] = ()


def deck(brief: Brief, words: Words, template: bytes | None = None, size: Size = "16:9") -> Deck:
    """The slides of a brief: a cover, its cards, its sources.

    `template` is an organisation's .pptx or .potx, whose size then holds; without one the house's
    own is used. Raises Problem for a file that is no such template or not safe.
    """
    content, stripped = (own(size), ()) if template is None else safe(template, words)
    with readable():
        presentation = Presentation(BytesIO(content))
        _without_slides(presentation)
        fit, letters = finding(presentation), face(presentation)
    maker = _Maker(brief, words, presentation, fit)
    with written_in(letters):
        # The cover is made of what the template holds, which is read there first.
        with readable():
            maker.cover()
        for sheet in sheets(brief, fit.places, words):
            maker.card(sheet)
        maker.sources()
    _described(presentation, brief, words)
    stream = BytesIO()
    presentation.save(stream)
    reports = (*stripped, *(_reports(fit, size, words) if template is not None else ()))
    return Deck(stream.getvalue(), reports)


@dataclass
class _Maker:
    """Adds slides to a presentation."""

    brief: Brief
    words: Words
    presentation: Any
    fit: Fit

    def cover(self) -> None:
        layout = cover(self.presentation) or self.fit.layout
        slide = self.presentation.slides.add_slide(layout)
        titled(slide, self.brief.title, title_size(layout, self.brief.title))
        subtitled(slide, self.brief.subtitle)
        footed(slide, {"date": self.told["date"]})
        emptied(slide)

    def card(self, sheet: Sheet) -> None:
        made = self._finding(sheet.title, sheet.title_size, sheet)
        made.show(sheet)
        made.slide.notes_slide.notes_text_frame.text = notes(sheet.entry, self.words)

    def sources(self) -> None:
        for page in source_pages(self.brief, self.fit.places, self.words):
            self._finding(self.words("slides.sources"), None).texts(*page)

    def _finding(self, title: str, size: float | None, sheet: Sheet | None = None) -> Slide:
        places = self.fit.places
        slide = self.presentation.slides.add_slide(self.fit.layout)
        titled(slide, title, None if size == places.size else size)
        for name in sheet.held if sheet else ():
            text = sheet.above if name == "unit" else sheet.below  # type: ignore[union-attr]
            written(slide, self.fit.words[name], text)
        emptied(slide)
        footed(slide, self.told)
        made = Slide(slide, self.words)
        edge = Frame(EDGE, 0, places.width - EDGE, places.height)
        made.texts(*missing_foot(places, self.told, edge))
        return made

    @property
    def told(self) -> dict[str, str]:
        """What stands at the foot of every slide."""
        made = self.words.date(self.brief.made.isoformat())
        return {"date": made, "footer": self.brief.title, "number": ""}


def _without_slides(presentation: Any) -> None:
    """A template's own slides are examples: they are left out with all that hangs on them."""
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)


def _described(presentation: Any, brief: Brief, words: Words) -> None:
    about = presentation.core_properties
    about.title, about.subject, about.author = brief.title, brief.subtitle, NAME
    about.language = words.locale.language
    about.last_modified_by = NAME
    about.created = about.modified = datetime.combine(brief.made, time())


def _reports(fit: Fit, size: Size, words: Words) -> Iterator[str]:
    """What to add to a template, so that every part of a slide has a place in it."""
    for name in fit.missing:
        yield words(f"slides.report.{name}", layout=fit.layout.name)
    places = fit.places
    wanted = {"16:9": 16 / 9, "4:3": 4 / 3, "A4": 297 / 210}[size]
    if abs(places.width / places.height - wanted) > 0.02:  # noqa: PLR2004
        yield words("slides.report.size", size=size)
