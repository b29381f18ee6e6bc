"""A real server and a real browser for every test that asks for them."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Page, expect

from tests.serving import Server, serving
from tests.watch import Watch

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 20_000
DRIVING = frozenset(("page", "context", "browser"))
RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'

expect.set_options(timeout=PATIENCE_MS)

# No test is timed: how long one takes is the machine's affair. A check of a change tries the same
# examples every time; `make nightly` goes on looking for others.
settings.register_profile("again", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("EXAMPLES", "again"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if DRIVING.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the bundled data, one for all tests."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """What pytest-playwright puts before an address without a host."""
    return server.address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, kept from asking anybody anything."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": list(SWITCHES)}


@pytest.fixture
def watch(page: Page) -> Watch:
    """What the page has asked for and complained of until now."""
    return WATCHES[page]


WATCHES: dict[Page, Watch] = {}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that must not ask for anything outside this machine, nor complain in its console."""
    page.set_default_timeout(PATIENCE_MS)
    WATCHES[page] = watch = Watch(page)
    yield page
    del WATCHES[page]
    assert watch.outside() == []
    assert watch.complaints == []


@pytest.fixture
def open_page(page: Page) -> Callable[[str], Page]:
    """Opens an address such as `/map?top=5` and waits until all of it is there."""

    def opened(address: str) -> Page:
        page.goto(address)
        settled(page)
        return page

    return opened


def settled(page: Page) -> None:
    """Wait until the script has run and nothing is shown as still to come."""
    expect(page.locator(RESTING)).to_be_attached()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.locator("[data-waiting]")).to_have_count(0)
