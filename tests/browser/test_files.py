"""What is downloaded: the newest state, once for each click, whatever else happens meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, WebSocketRoute, expect
from pptx import Presentation

from data.catalogue import datasets
from tests.conftest import settled

READY = "/brief?ready=annual&country=DNK&year=2019"
PATIENCE_MS = 60_000
RUN_MS = 1_500
"""Longer than the server needs to do what a click asks for, except to make a deck."""

CLICKS = """(keys) => keys.forEach(
    (key) => document.querySelector(`.st-key-${key} button`).click())"""
"""Clicks on buttons by their keys at once, with no time between them for the page to change."""


class Late:
    """A line to the server on which what comes from it can be held back."""

    def __init__(self, page: Page) -> None:
        self._held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, line: WebSocketRoute) -> None:
        self._line, server = line, line.connect_to_server()
        line.on_message(server.send)
        server.on_message(self._came)

    def _came(self, message: str | bytes) -> None:
        if self._held is None:
            self._line.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        """Keep what comes from now on."""
        self._held = []

    def let_go(self) -> None:
        """Pass on what was kept, and all that comes."""
        kept, self._held = self._held or [], None
        for message in kept:
            self._line.send(message)


@pytest.fixture
def brief(open_page: Callable[[str], Page]) -> Page:
    """The Brief page with a ready brief on it."""
    page = open_page(READY)
    page.get_by_role("button", name="Make this brief").click()
    expect(page.locator(".samspel-entry").first).to_be_visible()
    settled(page)
    return page


@pytest.fixture
def late(page: Page) -> Late:
    return Late(page)


@pytest.fixture
def files(page: Page) -> list[Download]:
    """Every file that the browser was given until now."""
    given: list[Download] = []

    def keep(download: Download) -> None:
        given.append(download)

    page.on("download", keep)
    return given


def slides(download: Download, folder: Path) -> list[str]:
    """The titles of a deck's slides."""
    path = folder / download.suggested_filename
    download.save_as(path)
    found = Presentation(str(path)).slides
    return [slide.shapes.title.text for slide in found if slide.shapes.title]


def test_a_title_that_was_just_typed_is_that_of_the_file(brief: Page, tmp_path: Path) -> None:
    with brief.expect_download(timeout=PATIENCE_MS) as saved:
        brief.get_by_label("Title", exact=True).fill("For the board")
        brief.get_by_role("button", name="Download slides").click()

    assert saved.value.suggested_filename == "samspel-for-the-board.pptx"
    assert slides(saved.value, tmp_path)[0] == "For the board"


def test_a_click_on_a_page_that_is_behind_the_server_gives_the_newest_file(
    late: Late, brief: Page, files: list[Download], tmp_path: Path
) -> None:
    first = brief.locator(".samspel-entry h2").first.inner_text()

    with brief.expect_download(timeout=PATIENCE_MS) as saved:
        late.hold()
        brief.get_by_role("button", name="Down", exact=True).first.click()
        brief.wait_for_timeout(RUN_MS)
        brief.get_by_role("button", name="Download slides").click()
        brief.wait_for_timeout(RUN_MS)
        late.let_go()

    expect(brief.locator(".samspel-entry h2").nth(1)).to_have_text(first)
    shown = brief.locator(".samspel-entry h2").all_inner_texts()
    told = [title for title in slides(saved.value, tmp_path) if title in shown]
    assert told == [title for title in shown if title in told]
    assert first in told
    assert len(files) == 1


def test_clicks_before_and_after_lose_no_file(
    brief: Page, files: list[Download], tmp_path: Path
) -> None:
    first = brief.locator(".samspel-entry h2").first.inner_text()

    with brief.expect_download(timeout=PATIENCE_MS) as saved:
        brief.evaluate(CLICKS, ["entry_down_0", "entry_down_1", "brief_pptx", "entry_drop_0"])
    settled(brief)

    expect(brief.locator(".samspel-entry h2").nth(1)).to_have_text(first)
    assert first in slides(saved.value, tmp_path)
    assert len(files) == 1


def test_a_click_gives_one_file_and_nothing_later_gives_another(
    brief: Page, files: list[Download]
) -> None:
    with brief.expect_download(timeout=PATIENCE_MS):
        brief.get_by_role("button", name="PDF", exact=True).click()
    settled(brief)
    brief.get_by_label("Title", exact=True).fill("Another")
    brief.get_by_label("Title", exact=True).press("Enter")
    expect(brief.get_by_label("Title", exact=True)).to_have_value("Another")
    settled(brief)
    brief.get_by_role("link", name="Methods").first.click()
    expect(brief.locator("h1")).to_have_text("Methods")
    settled(brief)
    brief.go_back()
    expect(brief.locator(".samspel-entry").first).to_be_visible()
    settled(brief)
    assert [file.suggested_filename for file in files] == ["samspel-denmark-in-2019.pdf"]

    with brief.expect_download(timeout=PATIENCE_MS) as saved:
        brief.get_by_role("button", name="Save to a file").click()
    settled(brief)
    assert saved.value.suggested_filename == "samspel-another.json"
    assert len(files) == 2


def test_two_files_that_are_asked_for_at_once_come_both(brief: Page, files: list[Download]) -> None:
    brief.get_by_role("button", name="PDF", exact=True).click()
    brief.get_by_role("button", name="Workbook (XLSX)").click()

    expect(brief.locator(".samspel-entry").first).to_be_visible()
    for _ in range(300):
        if len(files) > 1:
            break
        brief.wait_for_timeout(100)
    names = sorted(file.suggested_filename for file in files)
    assert names == ["samspel-denmark-in-2019.pdf", "samspel-denmark-in-2019.xlsx"]


def test_a_file_of_a_card_leaves_its_menu_open(
    open_page: Callable[[str], Page], files: list[Download]
) -> None:
    page = open_page("/sectors?countries=SWE.NOR")
    page.get_by_role("button", name="Table and downloads").first.click()
    menu = page.get_by_test_id("stDialog")

    for name in ("CSV", "XLSX", "CSV"):
        with page.expect_download():
            menu.get_by_role("button", name=name, exact=True).click()
    settled(page)

    expect(menu).to_be_visible()
    assert [Path(file.suggested_filename).suffix for file in files] == [".csv", ".xlsx", ".csv"]


def test_a_file_of_how_a_page_was_found_leaves_it_open(open_page: Callable[[str], Page]) -> None:
    page = open_page("/fit")
    how = page.locator(".st-key-how")
    how.locator("summary").click()

    with page.expect_download() as saved:
        how.get_by_role("button", name="Exports read").click()
    settled(page)

    assert saved.value.suggested_filename.endswith(".csv")
    assert saved.value.path().stat().st_size > 1000
    expect(how.get_by_role("button", name="Exports read")).to_be_visible()


def test_a_dataset_is_given_out_as_it_is_stored(open_page: Callable[[str], Page]) -> None:
    stored = datasets()["visits_curated"].paths[0]
    page = open_page("/datasets?show=visits_curated")

    with page.expect_download() as saved:
        page.get_by_role("button", name=f"Download {stored.name}").click()

    assert saved.value.suggested_filename == stored.name
    assert saved.value.path().read_bytes() == stored.read_bytes()
