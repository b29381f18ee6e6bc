"""The pictures of a ready brief's slides: `python -m docs.slides` makes them and docs/briefs.md."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright
from pypdfium2 import PdfDocument

from data.words import Words
from docs.screenshots import FOLDER, packed
from tests.conftest import CHROMIUM, SWITCHES, settled
from tests.serving import serving

ADDRESS: Final = "/brief?ready=bilateral&country=NOR&with=DEU"
TEXT: Final = Path(__file__).parent / "briefs.md"
WIDTH: Final = 1000
VIEWPORT: Final[ViewportSize] = {"width": 1280, "height": 1000}
HEAD: Final = """# A ready brief

The slides of the bilateral brief of Norway and Germany on the bundled data, as its PDF has them. In
PowerPoint the charts are charts, with their data in a workbook, and the maps are shapes. `make
screenshots` draws these pictures anew.
"""


def portable(folder: Path) -> Path:
    """The ready brief as a reader downloads it; a picture of its page is written beside."""
    words, path = Words("en"), folder / "brief.pdf"
    with (
        serving(folder) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES)) as browser,
    ):
        page = browser.new_page(locale="en-GB", viewport=VIEWPORT, reduced_motion="reduce")
        page.goto(server.address + ADDRESS)
        settled(page)
        page.get_by_role("button", name=words("ready.make")).click()
        page.locator(".samspel-entry").first.wait_for()
        settled(page)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        (FOLDER / "brief.png").write_bytes(packed(picture))
        with page.expect_download() as saved:
            page.get_by_role("button", name=words("brief.pdf"), exact=True).click()
        saved.value.save_as(path)
    return path


def slides(path: Path) -> Iterator[Image.Image]:
    """Each page of a PDF as a picture."""
    with PdfDocument(path) as book:
        for page in book:
            yield page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")


def main() -> None:
    """Write the pictures and the page that shows them."""
    for old in FOLDER.glob("slide_*.png"):
        old.unlink()
    names = []
    with TemporaryDirectory() as folder:
        for number, slide in enumerate(slides(portable(Path(folder))), 1):
            names.append(f"slide_{number:02}.png")
            (FOLDER / names[-1]).write_bytes(packed(slide))
    shown = "\n".join(f"\n![Slide {k}](images/{name})" for k, name in enumerate(names, 1))
    TEXT.write_text(f"{HEAD}{shown}\n", "utf-8")


if __name__ == "__main__":
    main()
