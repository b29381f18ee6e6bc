"""Pages that everybody can use: what axe finds, and a telephone's width."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_nothing_leaves import ADDRESSES

TELEPHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
WIDER = """() => [document.scrollingElement, ...document.querySelectorAll(".stMain")]
    .map((element) => element.scrollWidth - element.clientWidth)"""
CASES = [("light", address) for address in ADDRESSES]
CASES += [("dark", address) for address in ("/", "/map", "/visits")]


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, object], request: pytest.FixtureRequest
) -> dict[str, object]:
    scheme = getattr(request, "param", "light")
    return browser_context_args | {"color_scheme": scheme, "viewport": TELEPHONE}


def faults(page: Page) -> list[str]:
    """What axe finds wrong: the rule, how bad a breach of it is, and the first elements."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{fault['id']} ({fault['impact']}): {_places(fault)}" for fault in found]


def _places(fault: dict[str, Any]) -> str:
    return "; ".join(node["html"][:200] for node in fault["nodes"][:3])


@pytest.mark.parametrize(
    ("browser_context_args", "address"), CASES, indirect=["browser_context_args"]
)
def test_a_page_fits_a_telephone_and_axe_finds_no_fault(
    open_page: Callable[[str], Page], address: str
) -> None:
    page = open_page(address)
    expect(page.locator("h1")).to_be_visible()
    assert all(pixels <= 0 for pixels in page.evaluate(WIDER))

    page.set_viewport_size(DESK)
    page.wait_for_timeout(300)
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
