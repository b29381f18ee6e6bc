from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from slides.deck import deck
from slides.layouts import finding
from slides.template import own
from tests.figures.contexts import ENGLISH
from tests.slides import cards, templates
from tests.slides.package import EMU, broken, frames, opened


def built_in() -> bytes:
    """The template that python-pptx brings: 4:3, eleven layouts, as PowerPoint once had them."""
    stream = BytesIO()
    Presentation().save(stream)
    return stream.getvalue()


def with_slides() -> bytes:
    """A template with an example slide in it."""
    presentation = Presentation(BytesIO(built_in()))
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "An example"
    slide.shapes.add_textbox(Emu(0), Emu(0), Emu(9), Emu(9)).text_frame.text = "to be left out"
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def test_the_layout_with_one_large_place_is_taken() -> None:
    fit = finding(Presentation(BytesIO(built_in())))

    assert fit.layout.name == "Title and Content"
    assert fit.missing == ()


def test_a_template_s_own_slides_are_left_out() -> None:
    made = deck(cards.brief(cards.bars()), ENGLISH, template=with_slides())

    titles = [slide.shapes.title.text for slide in opened(made.content).slides]
    assert "An example" not in titles
    assert broken(made.content) == []


def test_slides_use_a_template_s_title_and_stay_within_its_places() -> None:
    made = opened(deck(cards.brief(), ENGLISH, template=built_in()).content)

    fit = finding(made)
    for slide in made.slides:
        assert slide.shapes.title is not None
        for name, left, _, right, bottom in frames(slide):
            assert left >= 0, name
            assert right <= made.slide_width / EMU + 1, name
            assert bottom <= made.slide_height / EMU + 1, name
    assert fit.places.content.width > 500


def test_what_a_template_lacks_is_told_with_what_to_add() -> None:
    made = deck(cards.brief(cards.bars()), ENGLISH, template=templates.without_foot())

    assert [report.split("has no place for ")[1] for report in made.reports] == [
        "the date. Add a date placeholder to it.",
        "the brief’s title at the foot. Add a footer placeholder to it.",
        "the page number. Add a slide number placeholder to it.",
    ]


def test_a_template_of_another_size_keeps_it_and_says_so() -> None:
    made = deck(cards.brief(cards.bars()), ENGLISH, template=built_in(), size="16:9")

    assert any("not 16:9" in report for report in made.reports)
    assert opened(made.content).slide_width == Presentation(BytesIO(built_in())).slide_width


def test_the_house_s_own_template_lacks_nothing() -> None:
    for dark in (False, True):
        fit = finding(Presentation(BytesIO(own(dark=dark))))

        assert fit.missing == ()


def test_unit_note_and_source_are_written_in_a_template_s_own_places() -> None:
    made = opened(deck(cards.brief(cards.bars()), ENGLISH, template=templates.with_words()).content)

    told = {h.placeholder_format.idx: h.text_frame.text for h in made.slides[1].placeholders}
    note, source = told[22].split("\n")
    assert told[21] == "million USD, nominal · 2022"
    assert note == "The unknown partner is left out."
    assert "Made up" in source
    links = [r.hyperlink.address for p in _holder(made, 22).paragraphs for r in p.runs]
    assert cards.ADDRESS in links
    boxes = boxed(made.slides[1])
    assert not any("million USD, nominal" in text or "Made up" in text for text in boxes)


def test_a_place_that_is_too_small_for_the_note_is_left_empty_and_taken_off() -> None:
    template = templates.with_words(height=200_000)

    made = opened(deck(cards.brief(cards.bars()), ENGLISH, template=template).content)

    numbers = {h.placeholder_format.idx for h in made.slides[1].placeholders}
    assert numbers == {0, 21, 10, 11, 12}
    assert any("Made up" in text for text in boxed(made.slides[1]))


def test_date_title_and_number_are_in_boxes_where_a_template_has_no_places_for_them() -> None:
    made = opened(
        deck(cards.brief(cards.bars()), ENGLISH, template=templates.without_foot()).content
    )

    texts = boxed(made.slides[1])
    assert any("Norway and Germany" in text and "26 November 2026" in text for text in texts)


def boxed(slide: Any) -> list[str]:
    """The words of a slide that stand in no placeholder."""
    return [s.text_frame.text for s in slide.shapes if s.has_text_frame and not s.is_placeholder]


def _holder(made: Any, number: int) -> Any:
    return next(
        h.text_frame for h in made.slides[1].placeholders if h.placeholder_format.idx == number
    )
