"""A brief from cards of several pages to slides, as somebody collects, orders and shows them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import fastexcel
import polars.selectors as cs
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation
from pypdfium2 import PdfDocument

from tests.conftest import settled

CARDS = ("sector_shares", "sector_growth")
ADDRESS = "/sectors?countries=SWE.NOR"


@pytest.fixture
def collected(open_page: Callable[[str], Page]) -> Page:
    """The Brief page after two cards were added on another one."""
    page = open_page(ADDRESS)
    for number, card in enumerate(CARDS, 1):
        button(page, card, "Add to brief").click()
        expect(page.get_by_role("link", name=f"Brief ({number})")).to_be_visible()
    page.get_by_role("link", name="Brief (2)").click()
    expect(page.locator(".samspel-entry")).to_have_count(2)
    settled(page)
    return page


def button(page: Page, card: str, label: str) -> Locator:
    return page.locator(f".st-key-card_{card}").get_by_role("button", name=label)


def order(page: Page) -> list[str]:
    return page.locator(".samspel-entry h2").all_inner_texts()


def taken(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]


def drawn(deck: Any) -> set[float]:
    """Every number in the workbooks of a deck's charts."""
    charts = (shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    return {
        number for chart in charts for number in numbers(chart.part.chart_workbook.xlsx_part.blob)
    }


def numbers(book: bytes) -> set[float]:
    """Every number in a workbook."""
    read = fastexcel.read_excel(book)
    sheets = [read.load_sheet(name).to_polars() for name in read.sheet_names]
    columns = [column for sheet in sheets for column in sheet.select(cs.numeric())]
    return {round(value, 6) for column in columns for value in column.drop_nulls()}


def test_cards_are_added_ordered_and_downloaded_as_slides(collected: Page, tmp_path: Path) -> None:
    page = collected
    first, second = order(page)

    page.get_by_role("button", name="Down", exact=True).first.click()
    expect(page.locator(".samspel-entry h2").first).to_have_text(second)
    page.get_by_label("Title", exact=True).fill("For the board")
    path = taken(page, "Download slides", tmp_path)
    book = taken(page, "Workbook (XLSX)", tmp_path)
    portable = taken(page, "PDF", tmp_path)
    drawings = ZipFile(taken(page, "Pictures (ZIP)", tmp_path)).namelist()

    deck = Presentation(str(path))
    told = titles(deck)
    assert path.name == "samspel-for-the-board.pptx"
    assert told[0] == "For the board"
    assert told.index(second) < told.index(first)
    assert 100.0 in drawn(deck)
    assert drawn(deck) <= numbers(book.read_bytes())
    assert len(PdfDocument(portable)) == len(deck.slides)
    assert [name[:2] + name[-4:] for name in drawings[1:3]] == ["01.png", "01.svg"]


def test_a_brief_outlives_a_reload_and_another_reader_has_none(
    collected: Page, new_context: Callable[[], Any]
) -> None:
    before = order(collected)

    collected.reload()
    settled(collected)
    assert order(collected) == before

    stranger = new_context().new_page()
    stranger.goto(collected.url)
    settled(stranger)
    expect(stranger.get_by_text("There is no card in your brief yet")).to_be_visible()


def test_a_card_is_taken_out_where_it_was_added_and_the_focus_stays(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page(ADDRESS)
    button(page, CARDS[0], "Add to brief").focus()

    page.keyboard.press("Enter")
    expect(button(page, CARDS[0], "take out")).to_be_focused()
    page.keyboard.press("Enter")

    expect(button(page, CARDS[0], "Add to brief")).to_be_focused()
    expect(page.get_by_role("link", name="Brief", exact=True)).to_be_visible()


def test_a_saved_file_brings_the_brief_back(collected: Page, tmp_path: Path) -> None:
    page, before = collected, order(collected)
    path = taken(page, "Save to a file", tmp_path)
    page.get_by_role("button", name="Remove this brief").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".samspel-entry")).to_have_count(0)
    settled(page)

    page.get_by_role("button", name="Open a saved brief").click()
    page.locator("input[type=file]").first.set_input_files(path)

    expect(page.locator(".samspel-entry")).to_have_count(2)
    assert order(page) == before


def test_axe_finds_no_fault_in_a_filled_brief_and_it_fits_a_telephone(collected: Page) -> None:
    collected.get_by_role("button", name="Edit").first.click()
    expect(collected.get_by_label("Note on the slide")).to_be_visible()
    faults = Axe().run(collected).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in faults] == []

    collected.keyboard.press("Escape")
    collected.set_viewport_size({"width": 390, "height": 844})
    collected.wait_for_timeout(300)
    wider = collected.evaluate("""() => [document.scrollingElement,
        ...document.querySelectorAll(".stMain")].map((e) => e.scrollWidth - e.clientWidth)""")
    assert all(pixels <= 0 for pixels in wider)
