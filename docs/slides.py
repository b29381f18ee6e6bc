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

## What holds on every slide

- **Size.** No letters are smaller than 12 points, in charts and tables too; the line of sources and
  the foot have 10. What does not fit goes on over several slides, or loses the names that lie on
  others; a long table ends after three slides and says what the workbook has besides. A test holds
  every card of every page to it, in 16:9, 4:3 and A4.
- **Face.** No face is sent with a file. The house's template names Arial, which every office has or
  has a face of the same widths for, and words are measured in it. In an organisation's template
  the theme's own face holds: one of known width is measured as such, any other as a wide one. PDF,
  PNG and SVG carry the house's face, Hanken Grotesk, with them.
- **Places.** Title, content, date, footer and slide number go into a template's placeholders of
  those types. A text placeholder between title and content takes unit and period, one below the
  content takes note and source; where there is none, or it is too small, they have own boxes.
- **Colours** are those of the screen. Ink, paper and links are the template's, so that a dark one
  reads as well.
- **Language.** Numbers, dates and names of countries are the reader's; sentences are English.

## What follows an edit of a chart's data, and what does not

Bars, lines, dots and their axes follow. Words beside values are data labels: of the value itself,
by a number format, where one format gives all of them; else from cells of the chart's workbook, in
the columns after the numbers, where an edit changes them. A name at the end of a line is the
heading of its column, and moves with the line's last value.

Fixed, as text or shapes on the chart: names of events and marks of moments, which are no values of
a line; counts in columns beside bars, for which PowerPoint has no place in a chart of bars; names
of an axis that are no plain numbers or years; colours of single bars. Ribbons, networks, heat maps,
squares, strips and maps are shapes throughout: each can be moved, recoloured and written on, none
follows a table. Headlines and notes are text.

## The slides
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
