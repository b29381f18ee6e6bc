"""A whole upload through the page: by mouse, by keyboard, cancelled, and hostile."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import settled
from tests.serving import Server, serving
from tests.watch import Watch

FAULTY = (
    "Year;Reporter;Partner;Flow;HS code;Value (USD)\n"
    "2020;Sweden;Germany;Export;850680;1000\n"
    "2020;Sweden;Norge;Export;850680;500\n"
    "2020;Sweden;Atlantis;Export;850680;50\n"
    "2021;Sweden;Germany;Export;850680;many\n"
    "2021;Sweden;Germany;Import;850680;700\n"
)
GOOD = FAULTY.splitlines(keepends=True)[:3]
LATER = "".join(GOOD).replace(";1000", ";1400")
BOMB_BYTES = 200_000_000
SCROLLED = "(main) => (main.scrollTo(0, 400), main.scrollTop)"
LONG_MS = 60_000

Opened = Callable[[str], Page]


@pytest.fixture(scope="module")
def storing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own, since it stores."""
    with serving(tmp_path_factory.mktemp("add")) as running:
        yield running


@pytest.fixture
def opened(storing: Server, open_page: Opened) -> Opened:
    """Opens an address of that server."""
    return lambda address: open_page(f"{storing.address}{address}")


def drop(page: Page, name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": data}
    )


def button(page: Page, name: str) -> None:
    found = page.get_by_role("button", name=name, exact=True)
    expect(found).to_be_enabled(timeout=LONG_MS)
    settled(page)
    found.click()


def sign(page: Page) -> None:
    title = page.get_by_label("Title", exact=True)
    expect(title).to_be_visible(timeout=LONG_MS)
    title.fill("Swedish trade")
    page.get_by_label("Producer: who made the data").fill("Statistics Sweden")
    page.get_by_text("official statistics", exact=True).click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Why").fill("Found in the drawer")


def to_the_end(page: Page) -> None:
    button(page, "Compare with what is stored")
    button(page, "Go on")
    sign(page)
    button(page, "Store as one version")
    expect(page.locator("h1")).to_have_text("Datasets", timeout=LONG_MS)
    settled(page)


def test_a_file_with_faults_becomes_a_dataset_that_every_page_shows(opened: Opened) -> None:
    page = opened("/add")
    drop(page, "swedish trade.csv", FAULTY)
    asked = page.get_by_label("“Atlantis” (Partner, one row)")
    expect(asked).to_be_visible(timeout=LONG_MS)
    button(page, "Check all rows")
    expect(page.locator("h2")).to_have_text("2 of 5 rows can’t be stored", timeout=LONG_MS)
    with page.expect_download() as saved:
        button(page, "Download rejected rows as XLSX")
    assert zipfile.is_zipfile(saved.value.path())
    page.get_by_role("link", name="Methods").click()
    expect(page.locator("h1")).to_have_text("Methods")
    page.get_by_role("link", name="Add data").first.click()
    # Until the page is made, the headings of the one before are there too.
    kept = page.get_by_role("heading", name="2 of 5 rows can’t be stored")
    expect(kept).to_be_visible(timeout=LONG_MS)

    to_the_end(page)

    expect(page.get_by_text("“Swedish trade” is stored as version 0.")).to_be_visible()
    page.get_by_role("link", name="Look at it in the explorer").click()
    expect(page.locator("h1")).to_have_text("Partnership map")
    expect(page.locator(".samspel-shown")).to_contain_text("Swedish trade")


def test_a_correction_by_keyboard_is_restored_by_keyboard(opened: Opened) -> None:
    page = opened("/add?dataset=swedish_trade&how=correct")
    chooser = page.locator("input[type=file]")
    with page.expect_file_chooser() as opening:
        chooser.press("Enter")
    opening.value.set_files({"name": "later.csv", "mimeType": "text/csv", "buffer": LATER.encode()})
    for name in ("Check all rows", "Compare with what is stored"):
        pressed(page, name)
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0, timeout=LONG_MS)
        expect(page.locator(":focus")).to_have_count(1)
    expect(page.locator("h2")).to_contain_text("published total", timeout=LONG_MS)
    pressed(page, "Go on")
    for label, text in (("Your name", "Bo"), ("Why", "Revised")):
        page.get_by_label(label).focus()
        page.keyboard.type(text)
    pressed(page, "Store as one version")
    expect(page.get_by_text("“Swedish trade” is stored as version 1.")).to_be_visible(
        timeout=LONG_MS
    )

    pressed(page, "Restore an earlier version")
    for label, text in (("Your name", "Bo"), ("Why", "Too early")):
        page.get_by_label(label).first.focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
    pressed(page, "Restore this version")

    expect(page.get_by_text("is in force again, as version 2")).to_be_visible(timeout=LONG_MS)


def test_a_removal_is_told_where_the_reader_is_and_taken_back(opened: Opened) -> None:
    page = opened("/datasets?show=swedish_trade")
    button(page, "Remove this dataset")
    page.get_by_label("Your name").last.fill("Bo")
    page.get_by_label("Why").last.fill("No longer needed")
    button(page, "Remove")

    told = page.get_by_text("“Swedish trade” has been removed.")
    expect(told).to_be_visible(timeout=LONG_MS)
    settled(page)
    # However the page shrank or grew while it was made anew: a reader further down sees it too.
    assert page.locator("[data-testid=stMain]").evaluate(SCROLLED) > 0
    expect(told).to_be_in_viewport()
    button(page, "Undo")
    expect(page.get_by_text("of “Swedish trade” is in force again")).to_be_visible(timeout=LONG_MS)


def pressed(page: Page, name: str) -> None:
    found = page.get_by_role("button", name=name, exact=True)
    expect(found).to_be_enabled(timeout=LONG_MS)
    settled(page)
    found.focus()
    page.keyboard.press("Enter")


def test_an_upload_can_be_cancelled_and_leaves_nothing(
    opened: Opened, storing: Server, tmp_path: Path
) -> None:
    page = opened("/add")
    large = tmp_path / "large.csv"
    row = "2020,SWE,DEU,export,850680,100\n"
    large.write_text("period,reporter,partner,flow,product,value\n" + row * 1_500_000)
    # So slow that it can't have arrived before somebody cancels it.
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 4e6}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.locator("input[type=file]").set_input_files(large)
    cancel = page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible(timeout=LONG_MS)
    cancel.click()

    expect(page.get_by_text("Cancelled. Nothing was stored.")).to_be_visible(timeout=LONG_MS)
    uploads = storing.output.parent / "cache" / "uploads"
    assert [path.name for path in uploads.glob("*/file") if path.stat().st_size > 10**7] == []


def test_hostile_files_are_refused_with_a_sentence_and_the_server_lives(
    opened: Opened, storing: Server
) -> None:
    page = opened("/add")
    drop(page, "<img src=x onerror=alert(1)>.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    expect(page.get_by_text("is a PDF, which shows tables")).to_be_visible(timeout=LONG_MS)
    drop(page, "figures.csv", bomb())
    expect(page.get_by_text("unpacks to far more than")).to_be_visible(timeout=LONG_MS)

    opened("/")
    expect(page.locator("h1")).to_be_visible()
    assert "Traceback" not in storing.said()


PROJECTS = (
    "id;acronym;title;startDate;endDate;ecMaxContribution\n7;AB;Water;2021-05-01;2023-04-30;5\n"
)
PEOPLE = (
    "projectID;projectAcronym;organisationID;name;country;role\n"
    "7;AB;1;LUNDS UNIVERSITET;SE;coordinator\n"
    "7;AB;2;OSLO KOMMUNE;NO;participant\n"
)


def test_two_files_dropped_at_once_are_one_joined_table(
    opened: Opened, storing: Server, tmp_path: Path
) -> None:
    both = [tmp_path / "project.csv", tmp_path / "organization.csv"]
    for path, text in zip(both, (PROJECTS, PEOPLE), strict=True):
        path.write_text(text)
    page = opened("/add")
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(both)
    shown = page.locator(".samspel-shown")
    expect(shown).to_contain_text("project.csv, organization.csv", timeout=LONG_MS)
    page.get_by_label("Which of the tables?").click()
    page.get_by_role("option", name="organization.csv · 2 rows").click()
    expect(page.get_by_text("The title and dates of one project")).to_be_visible(timeout=LONG_MS)
    expect(page.locator("h2").first).to_have_text("What do the columns mean?")
    uploads = storing.output.parent / "cache" / "uploads"
    assert list(uploads.glob("incoming-*")) == []


def test_files_that_cannot_be_added_at_once_are_told_and_nothing_is_kept(
    opened: Opened, storing: Server, watch: Watch, tmp_path: Path
) -> None:
    page = opened("/add")
    uploads = storing.output.parent / "cache" / "uploads"
    before = sorted(uploads.glob("*"))
    table, packed, empty = (tmp_path / name for name in ("flows.csv", "old.zip", "none.csv"))
    table.write_text(FAULTY)
    empty.touch()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(table, "flows.csv")
    chooser, said = page.locator("input[type=file]"), page.get_by_role("status")
    chooser.set_input_files([table, packed])
    expect(said.filter(has_text="old.zip is a zip archive, which is added alone")).to_be_visible()
    [complaint] = watch.complaints
    assert "422" in complaint
    watch.complaints.clear()
    chooser.set_input_files([table, empty])
    expect(said.filter(has_text="none.csv · The file is empty.")).to_be_visible()
    chooser.set_input_files([table] * 21)
    expect(said.filter(has_text="At most 20 files are taken at once.")).to_be_visible()
    assert sorted(uploads.glob("*")) == before


def bomb() -> bytes:
    """An archive of a few hundred kilobytes that unpacks to 600 MB of nothing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            with archive.open(f"{number}.csv", "w") as member:
                for _ in range(BOMB_BYTES // 10**6):
                    member.write(b"0" * 10**6)
    return packed.getvalue()
