"""Where the keyboard is after it took something away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import settled

FOCUSED = "document.activeElement.textContent || document.activeElement.ariaLabel"


def chosen(page: Page) -> Locator:
    return page.get_by_role("button", name="Take out", exact=True)


@pytest.fixture
def collected(open_page: Callable[[str], Page]) -> Page:
    """A brief of one card."""
    page = open_page("/sectors")
    card = page.locator(".st-key-card_sector_shares")
    card.get_by_role("button", name="Add to brief").click()
    page.get_by_role("link", name="Brief (1)").click()
    expect(chosen(page)).to_have_count(1)
    settled(page)
    return page


def test_after_the_last_card_the_focus_is_on_what_comes_after_it(collected: Page) -> None:
    page = collected
    chosen(page).focus()

    page.keyboard.press("Enter")

    expect(chosen(page)).to_have_count(0)
    expect(page.locator(":focus")).to_have_count(1)


def test_after_a_list_is_cleared_the_focus_is_in_the_filters(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page("/sectors?sectors=energy.water")
    filters = page.locator(".st-key-filter_bar")
    filters.get_by_role("button", name="Clear all").focus()

    page.keyboard.press("Enter")

    expect(page).not_to_have_url(re.compile("sectors="))
    expect(filters.locator(":focus")).to_have_count(1)
