"""Every page that somebody can open: for whom, on what, and what it asks the outside for."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from data.settings import HOME
from tests.browser.cramped import cramped
from tests.conftest import settled
from tests.watch import Watch

ADDRESSES = ["/", *sorted(f"/{path.stem}" for path in (HOME / "pages").glob("*.py"))]
SEEN_IN_THE_DARK = ("/", "/map", "/visits")
STREAMLITS_FONT = "SourceSans"
TELEPHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
WIDER = """() => [document.scrollingElement, ...document.querySelectorAll(".stMain")]
    .map((element) => element.scrollWidth - element.clientWidth)"""

COVERED = """() => [...document.querySelectorAll(".samspel-nav [aria-current]")].filter((link) => {
    const { left, right, top } = link.getBoundingClientRect();
    return [left + 1, right - 1].some((x) => document.elementFromPoint(x, top + 8) !== link);
}).map((link) => link.textContent)"""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return browser_context_args | {"color_scheme": "light", "viewport": TELEPHONE}


def faults(page: Page) -> list[str]:
    """What axe finds wrong: the rule, how bad a breach of it is, and the first elements."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{fault['id']} ({fault['impact']}): {_places(fault)}" for fault in found]


def _places(fault: dict[str, Any]) -> str:
    return "; ".join(node["html"][:200] for node in fault["nodes"][:3])


def whole(page: Page, watch: Watch) -> None:
    """A page without exception or notice that has asked nobody but its server for anything."""
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    # Its words, so that a failure of this test says what the page said.
    assert page.locator(".samspel-notice").all_inner_texts() == []
    assert any(asked.startswith("ws://") for asked in watch.asked)
    assert watch.outside() == []
    assert watch.complaints == []
    # A sign that neither our fonts nor the reader's sans serif have makes a browser fetch another.
    assert not any(STREAMLITS_FONT in asked for asked in watch.asked)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_whole_in_both_themes_for_everybody_and_asks_nothing_of_the_outside(
    open_page: Callable[[str], Page], watch: Watch, address: str
) -> None:
    page = open_page(address)
    whole(page, watch)
    assert all(pixels <= 0 for pixels in page.evaluate(WIDER))
    assert cramped(page) == []
    # The page one is on is in sight in the row of all pages, and not under the brief's link.
    assert page.evaluate(COVERED) == []

    page.set_viewport_size(DESK)
    page.wait_for_timeout(300)
    assert faults(page) == []

    page.emulate_media(color_scheme="dark")
    page.reload()
    settled(page)
    whole(page, watch)
    if address in SEEN_IN_THE_DARK:
        assert faults(page) == []


def test_axe_and_the_width_see_what_is_wrong(open_page: Callable[[str], Page]) -> None:
    page = open_page("/methods")
    page.evaluate("""() => {
        const button = document.createElement("button");
        button.style.width = "600px";
        document.querySelector(".samspel-title").append(button);
    }""")

    assert max(page.evaluate(WIDER)) > 0
    assert any(fault.startswith("button-name") for fault in faults(page))
