"""The pictures of the README: `python -m docs.screenshots` makes them again."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM, SWITCHES, settled
from tests.serving import serving

FOLDER: Final = Path(__file__).parent / "images"
WIDTH: Final = 1280
LARGEST: Final = 250_000
"""Bytes of a picture, so that the README opens fast."""
COLOURS: Final = (0, 256, 64)
"""Tried in this order; 0 keeps all of them."""
DRAWN_MS: Final = 1500
"""After the page has settled: charts draw their last frame."""


@dataclass(frozen=True)
class View:
    """A picture: its file's name, the address, how much of the page, and the theme."""

    name: str
    address: str
    height: int = 1000
    scheme: Literal["light", "dark"] = "light"


VIEWS: Final = (
    View("overview", "/", 1250),
    View("overview_dark", "/", 1250, "dark"),
    View("map", "/map", 1200),
    View("map_dark", "/map", 1200, "dark"),
    View("country", "/country?country=SWE&with=DEU", 1250),
    View("sectors", "/sectors"),
    View("visits", "/visits", 1150),
    View("cooperation", "/cooperation", 1250),
)


def shot(browser: Browser, view: View, address: str) -> Image.Image:
    """The top of a page as a newcomer sees it."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": view.height},
        color_scheme=view.scheme,
        reduced_motion="reduce",
        locale="en-GB",
    )
    page.goto(address + view.address)
    settled(page)
    page.wait_for_timeout(DRAWN_MS)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def packed(picture: Image.Image) -> bytes:
    """The picture as a PNG, with fewer colours if it must; ValueError where it stays too large."""
    for colours in COLOURS:
        stream = BytesIO()
        drawn = picture.quantize(colours, Image.Quantize.MAXCOVERAGE) if colours else picture
        drawn.save(stream, "PNG", optimize=True)
        if stream.tell() <= LARGEST:
            return stream.getvalue()
    raise ValueError(f"the picture takes more than {LARGEST} bytes")


def pictures() -> Iterator[tuple[str, bytes]]:
    """Every view's name and PNG, from a server that is stopped in the end."""
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES)) as browser,
    ):
        for view in VIEWS:
            yield view.name, packed(shot(browser, view, server.address))


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in pictures():
        (FOLDER / f"{name}.png").write_bytes(content)


if __name__ == "__main__":
    main()
