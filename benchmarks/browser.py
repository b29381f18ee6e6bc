"""A real browser, and how long a reader waits in it until all cards of a page are painted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.place import OWN_CHANGES, Place, changed
from data.vocabulary import SECTORS
from data.words import Words

PROBE: Final = Path(__file__).with_name("probe.js").read_text("utf-8")
SWITCHES: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WINDOW: Final = {"width": 1280, "height": 1600}
PATIENCE_MS: Final = 60_000
OPENED_QUIET_MS: Final = 1_000
CHANGED_QUIET_MS: Final = 350
LISTED_MS: Final = 120
FOLLOW: Final = """(path) => {
  samspelProbe.begin();
  const link = Object.assign(document.createElement("a"), { href: path });
  link.dataset.go = "";
  document.body.append(link);
  link.click();
  link.remove();
}"""
"""A click on a link of the page's own kind, made for the occasion."""

FAILURE: Final = '[data-testid="stException"]'


@dataclass(frozen=True)
class Painted:
    """When all was painted: milliseconds after the reader asked, and by the clock in seconds.

    `sight_ms` is when the cards that a reader sees without scrolling were.
    """

    waited_ms: float
    sight_ms: float
    at: float
    cards: int


class Reader:
    """Somebody who opens pages of one server and chooses sectors on them."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._address = address
        self._words = Words("en")
        page.add_init_script(PROBE)
        page.set_default_timeout(PATIENCE_MS)

    def open(self, place: Place) -> Painted:
        """Open a place by its address."""
        self._page.goto(self._address + place.path, wait_until="commit")
        return self._painted("opened", OPENED_QUIET_MS)

    def reload(self) -> Painted:
        """Open the same place again."""
        self._page.reload(wait_until="commit")
        return self._painted("opened", OPENED_QUIET_MS)

    def change(self, start: Place, number: int) -> Painted:
        """Make a page's next change: one more sector in its filters, or one of its own."""
        if start.page in OWN_CHANGES:
            return self.go(changed(start)[number])
        return self.choose_sector(number)

    def go(self, place: Place) -> Painted:
        """Go where a link on the page would lead, as `ui.listener` does at a click."""
        self._page.evaluate(FOLLOW, place.path)
        return self._painted("changed", CHANGED_QUIET_MS)

    def choose_sector(self, number: int) -> Painted:
        """Choose one more sector in the filter bar, by its name and the Enter key."""
        field = self._page.locator(".st-key-address_sectors input")
        field.fill(self._words.sector(SECTORS[number]))
        self._page.wait_for_timeout(LISTED_MS)
        self._page.evaluate("samspelProbe.begin()")
        field.press("Enter")
        return self._painted("changed", CHANGED_QUIET_MS)

    def _painted(self, what: str, quiet: int) -> Painted:
        seen = self._page.evaluate(f"samspelProbe.{what}({quiet}, {PATIENCE_MS})")
        if self._page.locator(FAILURE).count():
            raise RuntimeError(f"{self._page.url}: an exception on the page")
        waited = seen["painted"] - seen["asked"]
        sight = max(0.0, seen["sight"] - seen["asked"])
        return Painted(waited, sight, (seen["origin"] + seen["painted"]) / 1000, seen["cards"])


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, newly started, with nothing in its cache."""
    executable = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=executable, args=list(SWITCHES))
        try:
            yield started
        finally:
            started.close()


@contextmanager
def reading(started: Browser, address: str) -> Iterator[Reader]:
    """A reader with a window and a cache of their own."""
    size: Any = WINDOW
    context = started.new_context(viewport=size, locale="en-GB")
    try:
        yield Reader(context.new_page(), address)
    finally:
        context.close()
