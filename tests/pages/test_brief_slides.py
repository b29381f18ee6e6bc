"""What every card of every page, and every ready brief, becomes on slides."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from pypdfium2 import PdfDocument
from streamlit.testing.v1 import AppTest

from data.settings import HOME
from data.words import Words
from figures.card import Card
from figures.theme import DARK, LIGHT
from slides.brief import Brief, Entry
from slides.colours import contrast, shade
from slides.deck import deck
from slides.letters import wrapped, written_in
from slides.marks import PAPER
from slides.office_faces import OFFICE
from slides.paper import SIZES, Size, places
from slides.pdf import pdf
from slides.saved import opened as read
from slides.saved import saved
from slides.sheets import pictured
from slides.workbook import workbook
from tests.slides.package import EMU, FOOT, broken, frames, leaves, opened, parts, sizes
from ui import cards
from ui.shelf import MOST_ENTRIES

ENGLISH = Words("en")
LEAST, SMALL = 12, 10
HAIR = 2.0
CONTRAST = 4.5
READY = (
    {"ready": "bilateral", "country": "NOR", "with": "DEU"},
    {"ready": "bilateral", "country": "DNK", "with": "ISL"},
    {"ready": "country", "country": "SWE"},
    {"ready": "sector", "sector": "waste_and_circular"},
    {"ready": "annual", "country": "SWE", "year": "2022"},
)


@pytest.fixture(scope="module")
def shown() -> dict[str, Card]:
    """Every card that has something to show, of all pages and ready briefs."""
    found: dict[str, Card] = {}
    show = cards.show

    def watched(card: Card, *given: Any, **named: Any) -> None:
        found[f"{card.key} {card.headline}"] = card
        show(card, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "show", watched)
        app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60).run()
        for path in sorted((HOME / "pages").glob("*.py")):
            app.switch_page(f"pages/{path.name}").run()
    for asked in READY:
        app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
        app.switch_page("pages/brief.py")
        for name, value in asked.items():
            app.query_params[name] = value
        app.run().button(key="ready_make").click().run()
        for entry in app.session_state["session_shelf"].entries:
            found[f"{entry.card.key} {entry.headline}"] = entry.card
    assert len(found) > 60
    return {name: card for name, card in found.items() if not card.empty}


@pytest.fixture(scope="module")
def brief(shown: dict[str, Card]) -> Brief:
    """All of them, each as a picture where it has one, with an address."""
    entries = tuple(
        Entry(
            card,
            shows="chart" if pictured(card) else "table",
            filters="Sweden",
            address="https://example.org/country",
        )
        for card in shown.values()
    )
    return Brief("Every card", "As slides", entries, date(2026, 11, 26))


@pytest.fixture(scope="module")
def few(brief: Brief) -> Brief:
    """One card of each kind."""
    kinds = {entry.card.key: entry for entry in brief.entries}
    return replace(brief, entries=tuple(kinds.values()))


@pytest.fixture(scope="module")
def made(brief: Brief, few: Brief) -> Any:
    """The deck of a size, made once: of all cards in the first size, of one of a kind in others."""
    whole = SIZES[0]
    return cache(lambda size: deck(brief if size == whole else few, ENGLISH, size=size).content)


@pytest.fixture(scope="module")
def shows(made: Any) -> Any:
    """The deck of a size, opened once."""
    return cache(lambda size: opened(made(size)))


@pytest.mark.parametrize("size", SIZES)
def test_no_letters_are_smaller_than_what_reads_at_three_metres(made: Any, size: Size) -> None:
    found = list(sizes(made(size)))

    small = {ENGLISH("slides.note"), FOOT}
    assert [one for one in found if one[2] < (SMALL if one[1] in small else LEAST)] == []
    assert any(name.startswith("ppt/charts") for name, *_ in found)


@pytest.mark.parametrize("size", SIZES)
def test_everything_stays_on_its_slide_and_keeps_the_rules(
    made: Any, shows: Any, size: Size
) -> None:
    presentation = shows(size)

    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    outside = [
        (number, name)
        for number, slide in enumerate(presentation.slides, 1)
        for name, left, top, right, bottom in frames(slide)
        if min(left, top) < -HAIR or right > width + HAIR or bottom > height + HAIR
    ]
    assert outside == []
    assert broken(made(size)) == []


@pytest.mark.parametrize("size", SIZES)
def test_title_picture_and_note_do_not_lie_on_each_other(shows: Any, size: Size) -> None:
    beside = {ENGLISH("slides.named"), ENGLISH("slides.behind")}
    for number, slide in enumerate(shows(size).slides, 1):
        shapes = [s for s in slide.shapes if not s.is_placeholder and s.name not in beside]
        boxes = sorted((s.top / EMU, (s.top + s.height) / EMU, s.name) for s in shapes)
        for above, below in pairwise(boxes):
            assert above[1] <= below[0] + HAIR, (number, above, below)
        title = slide.shapes.title
        if number == 1 or title is None or not boxes:
            continue
        sized = [r.font.size for p in title.text_frame.paragraphs for r in p.runs if r.font.size]
        letter = sized[0].pt if sized else places(size).size
        with written_in(OFFICE):
            lines = wrapped(title.text_frame.text, letter, title.width / EMU, bold=True)
        assert title.top / EMU + len(lines) * letter * 1.1 <= boxes[0][0] + HAIR, number


def test_words_of_a_colour_of_their_own_stand_out_from_either_ground(made: Any) -> None:
    for name, text in parts(made("16:9")).items():
        if name.startswith("ppt/slides/slide"):
            for one in etree.fromstring(text).iter("{*}rPr"):
                for colour in one.findall("{*}solidFill/{*}srgbClr"):
                    for theme in (LIGHT, DARK):
                        ground = shade(PAPER, theme)
                        seen = contrast(shade(f"#{colour.get('val')}"), ground)
                        assert seen >= CONTRAST, (name, colour.get("val"))


def test_everything_that_is_drawn_has_words_for_those_who_do_not_see_it(shows: Any) -> None:
    for number, slide in enumerate(shows("16:9").slides, 1):
        for shape in slide.shapes:
            told = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            assert told or shape.has_text_frame, (number, shape.name)


def test_what_can_be_done_on_screen_stands_on_no_slide(shown: dict[str, Card], shows: Any) -> None:
    texts = []
    for slide in shows("16:9").slides:
        texts += [s.text_frame.text for s in leaves(slide.shapes) if s.has_text_frame]
        if slide.has_notes_slide:
            texts.append(slide.notes_slide.notes_text_frame.text)
    told = " ".join(" ".join(texts).split()).casefold()

    hints = {card.hint for card in shown.values() if card.hint}
    assert len(hints) >= 8
    assert [hint for hint in hints if hint.casefold() in told] == []
    assert [word for word in ("click", "point at", "choose") if f" {word} " in told] == []


def test_every_kind_of_card_is_a_page_of_pdf(few: Brief) -> None:
    with PdfDocument(pdf(few, ENGLISH)) as book:
        assert len(book) > len(few.entries)


def test_every_card_can_be_kept_in_a_file_and_opened_again(brief: Brief) -> None:
    for start in range(0, len(brief.entries), MOST_ENTRIES):
        part = replace(brief, entries=brief.entries[start : start + MOST_ENTRIES])
        again = read(saved(part), "")

        assert [entry.headline for entry in again.entries] == [e.headline for e in part.entries]
    assert workbook(again, ENGLISH).startswith(b"PK")
