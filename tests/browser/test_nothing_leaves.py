"""The watch on what a page asks for is itself watched; `test_every_page` sets it on all pages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.watch import Watch, is_here


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
