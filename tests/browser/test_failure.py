"""What a reader sees when something is broken: a sentence, and all other pages as before."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.settings import HOME
from tests.conftest import settled
from tests.serving import Server, serving

HOUSE = ("data", "analytics", "figures", "slides", "ui", "pages", "static", ".streamlit")
BROKEN_PAGE = """
import streamlit as st
raise ValueError("cell of Volvo AB")
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a clone in which a page fails and a bundled table is damaged."""
    home = tmp_path_factory.mktemp("clone")
    for folder in HOUSE:
        if (HOME / folder).is_dir():
            shutil.copytree(HOME / folder, home / folder)
    shutil.copy(HOME / "dashboard.py", home)
    (home / "pages" / "broken.py").write_text(BROKEN_PAGE)
    damage(home / "data" / "bundled" / "visits.csv")
    with serving(tmp_path_factory.mktemp("server"), home=home) as running:
        yield running


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page


def test_a_page_that_fails_says_so_and_its_trace_is_in_the_log(page: Page, broken: Server) -> None:
    opened(page, f"{broken.address}/broken")

    sentence = page.locator(".samspel-notice").inner_text()

    number = re.search(r"\b[0-9a-f]{8}\b", sentence)
    assert number is not None
    log = (broken.output.parent / "cache" / "samspel.log").read_text()
    assert f"failure {number[0]}" in log
    assert "broken.py" in log
    assert "ValueError: cell" not in log


def test_a_damaged_table_is_named_and_other_measures_are_shown(page: Page, broken: Server) -> None:
    opened(page, f"{broken.address}/visits")
    expect(page.locator(".samspel-notice").first).to_be_visible()

    opened(page, f"{broken.address}/sectors")
    expect(page.locator(".samspel-head").first).to_be_visible()
    expect(page.locator(".samspel-notice")).to_have_count(1)
    expect(page.locator(".samspel-notice")).to_contain_text("visits_curated")
