"""Charts on a telephone: room for what is drawn, and no number of an axis over another."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from data.settings import HOME, VARIABLE
from tests.browser.cramped import CHARTS, cramped
from tests.browser.test_every_page import TELEPHONE
from tests.conftest import settled
from tests.serving import Server, serving

ROOM_FOR_TWO_DOTS = 100
MADE = "Year;Reporter;Partner;Flow;HS code;Value (USD)\n" + "".join(
    f"2022;Germany;{partner};Export;850680;{sent}\n2022;{partner};Germany;Import;850680;{received}\n"
    for partner, sent, received in (
        ("United Kingdom", 190_000_000, 72_000_000),
        ("Israel", 300_000, 97_000_000),
        ("Sweden", 230_000_000, 190_000_000),
    )
)


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return browser_context_args | {"color_scheme": "light", "viewport": TELEPHONE}


@pytest.fixture(scope="module")
def comparing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that holds both reports of three flows, loaded from the command line."""
    folder = tmp_path_factory.mktemp("comparing")
    with serving(folder) as running:
        (folder / "both.csv").write_text(MADE, "utf-8")
        told = ["--title", "Batteries", "--producer", "UN Comtrade"]
        told += ["--coverage", "official_statistics", "--dataset", "batteries"]
        subprocess.run(
            [sys.executable, "-m", "data.command", "import", folder / "both.csv", *told],
            cwd=HOME,
            env=os.environ | {VARIABLE: str(folder / "samspel.toml")},
            check=True,
            capture_output=True,
        )
        yield running


def test_two_reports_have_room_on_a_telephone(page: Page, comparing: Server) -> None:
    page.goto(f"{comparing.address}/mirror")
    settled(page)

    expect(page.locator(".st-key-card_mirror_pairs h2")).to_contain_text("United Kingdom")
    drawn = {chart["card"]: chart["rooms"] for chart in page.evaluate(CHARTS)}
    assert min(drawn["mirror_pairs"] + drawn["mirror_sectors"]) > ROOM_FOR_TWO_DOTS
    assert cramped(page) == []


def test_a_chart_without_room_is_seen(open_page: Callable[[str], Page]) -> None:
    page = open_page("/")
    page.evaluate("""() => {
        const chart = document.querySelector(".st-key-card_strongest_links .samspel-chart");
        const axis = { visible: true, nticks: 30, tickmode: "auto", tickangle: 0 };
        return Plotly.relayout(chart, { margin: { l: 280 }, xaxis: axis, minreducedwidth: 9 });
    }""")

    found = cramped(page)
    assert any("strongest_links" in fault and "px" in fault for fault in found)
    assert any("strongest_links" in fault and " on " in fault for fault in found)
