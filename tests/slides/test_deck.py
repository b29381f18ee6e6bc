from dataclasses import replace

import pytest

from data.words import Words
from figures.card import Card
from slides import letters
from slides.deck import deck
from slides.extent import extent
from slides.office_faces import OFFICE
from slides.paper import SIZES, Size, places
from slides.sheets import sheets
from tests.figures.contexts import ENGLISH, dataset
from tests.slides import cards
from tests.slides.decks import everything, presentation
from tests.slides.package import EMU, broken, frames, leaves, opened, parts, relations

HAIR = 2.0


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_card_becomes_slides_that_keep_the_rules_of_packages(size: Size) -> None:
    content = everything(size)

    assert broken(content) == []
    titles = [slide.shapes.title.text for slide in opened(content).slides]
    assert titles[0] == "Norway and Germany"
    assert len(titles) >= 2 + len(cards.every())


@pytest.mark.parametrize("size", SIZES)
def test_everything_stays_on_its_slide(size: Size) -> None:
    made = opened(everything(size))

    width, height = made.slide_width / EMU, made.slide_height / EMU
    for slide in made.slides:
        for name, left, top, right, bottom in frames(slide):
            assert left >= -HAIR, name
            assert top >= -HAIR, name
            assert right <= width + HAIR, name
            assert bottom <= height + HAIR, name


@pytest.mark.parametrize("size", SIZES)
def test_headline_unit_picture_and_source_do_not_collide(size: Size) -> None:
    where = places(size)

    for sheet in sheets(cards.brief(*cards.every(), cards.bars(40)), where, ENGLISH):
        above, below = extent((sheet.above,)), extent((sheet.below,))
        assert above.bottom < below.top
        assert below.bottom <= where.content.bottom + HAIR
        shown = []
        if sheet.drawn:
            drawn = sheet.drawn
            foot = drawn.frame.top + drawn.picture.height * drawn.scale
            shown = [(drawn.frame.top, foot)]
        if sheet.table:
            shown = [(sheet.table.frame.top, sheet.table.frame.top + sum(sheet.table.heights))]
        for top, bottom in shown:
            assert above.bottom <= top
            assert bottom <= below.top + HAIR


def test_words_fit_their_boxes() -> None:
    made = opened(everything("16:9"))

    boxes = [s for slide in made.slides for s in leaves(slide.shapes) if s.has_text_frame]
    drawn = [s for s in boxes if not s.is_placeholder and s.text_frame.text]
    assert len(drawn) > 40
    for shape in drawn:
        for paragraph in shape.text_frame.paragraphs:
            wide = sum(
                letters.width(r.text, r.font.size.pt, bold=bool(r.font.bold))
                for r in paragraph.runs
            )
            assert wide <= shape.width / EMU + 0.5, shape.text_frame.text


def test_a_map_has_a_shape_for_each_country_by_its_name() -> None:
    made = presentation(cards.flows())

    names = [shape.name for slide in made.slides for shape in leaves(slide.shapes)]
    assert {"Sweden", "Germany", "Norway"} <= set(names)
    assert any(name.startswith("Sweden → Germany") for name in names)


def test_a_table_is_a_table_with_links_to_its_sources() -> None:
    made = presentation(cards.listing())

    tables = [s.table for slide in made.slides for s in slide.shapes if s.has_table]
    first = tables[0]
    assert first.cell(0, 0).text == "Date"
    assert first.cell(1, 1).text == "Sweden"
    runs = first.cell(1, 0).text_frame.paragraphs[0].runs
    assert runs[0].hyperlink.address == "https://example.org/a"
    rows = sum(len(table.rows) - 1 for table in tables)
    assert 0 < rows <= 30


def test_a_table_of_which_not_all_is_shown_says_so() -> None:
    made = presentation(cards.listing(200))

    texts = [s.text_frame.text for slide in made.slides for s in slide.shapes if s.has_text_frame]
    assert any("of 200 rows" in text for text in texts)


def test_chart_and_table_are_both_shown_where_both_are_asked_for() -> None:
    made = opened(deck(cards.brief(cards.bars(), shows="both"), ENGLISH).content)

    shown = [(s.has_chart, s.has_table) for slide in made.slides for s in slide.shapes]
    assert (True, False) in shown
    assert (False, True) in shown


def test_an_empty_card_says_why_and_what_to_do() -> None:
    made = presentation(cards.nothing())

    texts = [s.text_frame.text for s in made.slides[1].shapes if s.has_text_frame]
    assert any("Take out a filter" in text.replace("\n", " ") for text in texts)


def test_every_slide_of_a_card_has_its_definition_in_the_notes() -> None:
    made = presentation(cards.bars())

    notes = made.slides[1].notes_slide.notes_text_frame.text
    for told in ("Sweden, energy", "million USD", "The unknown partner", cards.ADDRESS, "Made up"):
        assert told in notes


def test_every_slide_has_its_date_number_and_the_brief_s_title() -> None:
    slide = presentation(cards.bars()).slides[1]

    told = [shape.text_frame.text for shape in slide.placeholders]
    assert "26 November 2026" in told
    assert "Norway and Germany" in told
    assert (
        'type="slidenum"'
        in parts(deck(cards.brief(cards.bars()), ENGLISH).content)["ppt/slides/slide2.xml"].decode()
    )


def test_every_chart_table_and_picture_has_words_for_those_who_do_not_see_it() -> None:
    made = opened(everything("16:9"))

    for slide in made.slides:
        for shape in slide.shapes:
            if shape.shape_type == 6 or shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_slide_leads_back_to_the_live_view_and_nowhere_else() -> None:
    files = parts(deck(cards.brief(cards.bars()), ENGLISH).content)

    outside = {target for *_, target, out in relations(files) if out}
    assert outside == {cards.ADDRESS, "https://example.org/data"}


def test_a_sample_and_what_is_synthetic_are_stamped() -> None:
    stamped = cards.bars()
    for coverage, stamp in (("sample", "SAMPLE"), ("synthetic", "SYNTHETIC")):
        card = Card(
            **{
                **{name: getattr(stamped, name) for name in stamped.__dataclass_fields__},
                "datasets": (dataset(coverage=coverage),),
            }
        )
        texts = [s.text_frame.text for s in presentation(card).slides[1].shapes if s.has_text_frame]
        assert any(stamp in text for text in texts)


def test_names_and_dates_are_in_the_reader_s_language() -> None:
    made = opened(deck(cards.brief(cards.listing()), Words("de")).content)

    table = next(s.table for slide in made.slides for s in slide.shapes if s.has_table)
    assert table.cell(1, 1).text == "Schweden"
    assert any("26. November 2026" in s.text_frame.text for s in made.slides[1].placeholders)


def test_a_cover_s_title_of_long_words_is_made_smaller_until_they_are_whole() -> None:
    word = "Abfallwirtschaftsbehördenzusammenarbeitsvereinbarung"
    brief = cards.brief(cards.nothing(), title=f"Island und Finnland: {word}")

    title = opened(deck(brief, ENGLISH, size="4:3").content).slides[0].shapes.title

    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    with letters.written_in(OFFICE):
        assert letters.width(word, size, bold=True) <= title.width / EMU
    assert size >= 20


@pytest.mark.parametrize(("licence", "told"), [("CC0", "Licence: CC0."), ("", "")])
def test_the_sources_tell_a_licence_only_where_one_is_known(licence: str, told: str) -> None:
    card = replace(cards.bars(), datasets=(dataset(licence=licence),))

    *_, last = presentation(card).slides
    words = " ".join(shape.text_frame.text for shape in last.shapes if shape.has_text_frame)

    assert "Read " in words
    assert (told in words) if told else ("Licence" not in words)


def test_an_empty_brief_is_a_cover() -> None:
    brief = cards.brief(title="Nothing yet")
    made = opened(deck(type(brief)("Nothing yet", "", (), cards.MADE), ENGLISH).content)

    assert [slide.shapes.title.text for slide in made.slides] == ["Nothing yet"]


def test_a_long_title_is_made_smaller_until_it_fits() -> None:
    long = "Kestävän kaupunkikehityksen yhteistyösopimusneuvottelukunta " * 4
    brief = cards.brief(cards.bars())
    (entry,) = brief.entries
    renamed = type(brief)("A", "B", (type(entry)(entry.card, title=long),), cards.MADE)

    slide = opened(deck(renamed, ENGLISH).content).slides[1]

    size = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt
    lines = letters.wrapped(long, size, slide.shapes.title.width / EMU, bold=True)
    assert size < 26
    assert len(lines) * size * 1.2 <= slide.shapes.title.height / EMU + 25
