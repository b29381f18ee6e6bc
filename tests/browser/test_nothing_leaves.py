"""Every page in both themes: nothing asked of the outside, no complaint, no exception."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.settings import HOME
from tests.watch import Watch, is_here

ADDRESSES = ["/", *sorted(f"/{path.stem}" for path in (HOME / "pages").glob("*.py"))]


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, object], request: pytest.FixtureRequest
) -> dict[str, object]:
    return browser_context_args | {"color_scheme": request.param}


@pytest.mark.parametrize("browser_context_args", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_nothing_of_the_outside(
    open_page: Callable[[str], Page], watch: Watch, address: str
) -> None:
    page = open_page(address)

    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    # Its words, so that a failure of this test says what the page said.
    assert page.locator(".samspel-notice").all_inner_texts() == []
    assert any(asked.startswith("ws://") for asked in watch.asked)
    assert watch.outside() == []
    assert watch.complaints == []


@pytest.mark.parametrize("browser_context_args", ["light"], indirect=True)
def test_the_watch_sees_what_would_leave_and_the_server_forbids_it(
    open_page: Callable[[str], Page], watch: Watch
) -> None:
    page = open_page("/")
    page.evaluate("fetch('https://example.org/').catch(() => null)")
    page.evaluate("() => { new Image().src = 'https://example.org/a.png' }")
    page.wait_for_timeout(300)

    assert watch.complaints, "the policy of the server's pages let it pass"
    watch.complaints.clear()
    watch.asked[:] = [asked for asked in watch.asked if is_here(asked)]


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8501/map", True),
        ("ws://127.0.0.1:8501/_stcore/stream", True),
        ("data:image/png;base64,AA==", True),
        ("blob:http://127.0.0.1:8501/x", True),
        ("https://example.org/127.0.0.1", False),
        ("http://127.0.0.1.example.org/", False),
        ("//example.org", False),
    ],
)
def test_an_address_is_here_or_outside(address: str, here: bool) -> None:
    assert is_here(address) is here
