import pypdfium2 as pdfium

from slides.pdf import pdf
from tests.figures.contexts import ENGLISH
from tests.slides import cards


def read(content: bytes) -> list[str]:
    """The words on each page."""
    with pdfium.PdfDocument(content) as book:
        return [page.get_textpage().get_text_bounded() for page in book]


def test_a_brief_has_a_cover_a_page_a_card_and_its_sources() -> None:
    pages = read(pdf(cards.brief(cards.bars(), cards.lines()), ENGLISH))

    assert len(pages) == 4
    assert "Norway and Germany" in pages[0]
    assert "Germany takes 9.2%" in pages[1]
    assert "1,500.5" in pages[1]
    assert "bought" in pages[2]
    assert "A producer" in pages[3]


def test_letters_that_the_face_lacks_are_drawn_in_another() -> None:
    brief = cards.brief(cards.bars(), title="Афины Αθήνα Łódź")

    assert "Афины Αθήνα Łódź" in read(pdf(brief, ENGLISH))[0]


def test_pages_are_of_the_size_that_is_asked_for() -> None:
    with pdfium.PdfDocument(pdf(cards.brief(cards.cells()), ENGLISH, "A4")) as book:
        assert book.get_page_size(0) == (842, 595)


def test_every_kind_of_card_has_a_page() -> None:
    pages = read(pdf(cards.brief(shows="both"), ENGLISH))

    text = "\n".join(pages)
    assert "Width of a line" in text
    assert "Take out a filter" in text
    assert "Schweden" not in text
