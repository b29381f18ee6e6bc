"""What the menu of a card gives: its table, its files, its picture, its link."""

import csv
import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import fastexcel
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import settled

CARD = "sector_shares"
ADDRESS = "/sectors?countries=SWE.NOR"
TEXT = "{http://www.w3.org/2000/svg}text"
MENU = "Table and downloads"


@pytest.fixture
def card(open_page: Callable[[str], Page]) -> Locator:
    """A card with its menu open."""
    page = open_page(ADDRESS)
    shown = page.locator(f".st-key-card_{CARD}")
    shown.get_by_role("button", name=MENU).click()
    expect(page.locator(f".st-key-files_{CARD}")).to_be_visible()
    return shown


def saved(card: Locator, label: str, folder: Path) -> Path:
    """Click a file in the menu; where the browser has put it."""
    page = card.page
    with page.expect_download() as download:
        page.locator(f".st-key-files_{CARD}").get_by_role("button", name=label).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def table(page: Page) -> list[list[str]]:
    """The rows of the menu's table as a screen reader meets them, the header first."""
    grid = page.get_by_test_id("stDialog").get_by_test_id("stDataFrame").locator("table")
    expect(grid.locator("tbody tr").first).to_be_attached()
    rows: list[list[str]] = grid.evaluate("""(table) => [...table.querySelectorAll("tr")].map(
        (row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent))""")
    return rows


def test_the_files_hold_the_table_that_is_shown(card: Locator, tmp_path: Path) -> None:
    shown = table(card.page)
    with saved(card, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    book = fastexcel.read_excel(saved(card, "XLSX", tmp_path))
    sheet = book.load_sheet(0).to_polars()
    sources = book.load_sheet(1, header_row=None).to_polars()

    columns = len(shown[0])
    assert rows[0][:columns] == shown[0]
    assert [row[0] for row in rows[1 : len(shown)]] == [row[0] for row in shown[1:]]
    assert sheet.columns == shown[0]
    assert sheet.height == len(rows) - 1
    assert [str(value) for value in sheet.to_series(0)] == [row[0] for row in rows[1:]]
    assert card.locator("h2").inner_text() in sources.to_series(1).to_list()


def test_the_pictures_hold_headline_and_source(card: Locator, tmp_path: Path) -> None:
    headline = card.locator("h2").inner_text()
    source = card.locator(".samspel-source p").last.inner_text()

    drawing = ElementTree.parse(saved(card, "SVG", tmp_path)).getroot()
    picture = saved(card, "PNG", tmp_path).read_bytes()

    written = " ".join("".join(element.itertext()) for element in drawing.iter(TEXT))
    assert headline in written
    assert source in written
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    # A canvas has whole pixels.
    assert width == int(2 * float(drawing.attrib["width"]))
    assert height == int(2 * float(drawing.attrib["height"]))


def test_a_picture_of_a_sample_says_so(open_page: Callable[[str], Page], tmp_path: Path) -> None:
    page = open_page("/map?measure=visits")
    page.locator(".st-key-card_partnership_map").get_by_role("button", name=MENU).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    download.value.save_as(tmp_path / "map.svg")

    drawing = ElementTree.parse(tmp_path / "map.svg").getroot()

    assert "sample" in ["".join(element.itertext()) for element in drawing.iter(TEXT)]


def test_the_link_leads_to_the_card(card: Locator) -> None:
    page = card.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f".st-key-files_{CARD}").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{page.url}#{CARD}"

    page.goto("about:blank")
    page.goto(copied)
    settled(page)
    expect(page.locator(f"h2#{CARD}")).to_be_in_viewport()


def test_a_list_is_read_in_part_and_opened_whole(open_page: Callable[[str], Page]) -> None:
    page = open_page("/visits")
    shown = page.locator(".st-key-card_visit_list")
    expect(shown.locator("tbody tr")).to_have_count(30)

    whole = shown.get_by_role("button", name="The table")
    told = [int(number) for number in re.findall(r"\d+", whole.inner_text())]
    whole.click()
    grid = page.get_by_test_id("stDialog").get_by_test_id("stDataFrame").locator("table")

    # The header is a row of the grid too.
    expect(grid).to_have_attribute("aria-rowcount", str(told[0] + 1))
    expect(grid).to_have_attribute("aria-colcount", str(told[1]))
    assert told[0] > 30
