import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import settled
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
BASE = "here"
FITTED = """() => {
    const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
    const [box, drawing] = [root.querySelector(".map"), root.querySelector("svg")];
    return Math.abs(drawing.viewBox.baseVal.width - box.clientWidth) < 1;
}"""
APP = """
import polars as pl
import streamlit as st

from data.words import Words
from figures.map import Layers, map_figure
from ui import map as map_view

view = st.query_params.get("view", "nordics")
most = 12 if st.button("more") else 9
st.button("again")
pairs = [("SWE", "NOR", most), ("NOR", "SWE", 5), ("DEU", "FIN", 4), ("SWE", "CHN", 3)]
flows = pl.DataFrame(pairs, ["origin", "destination", "amount"], orient="row")
totals = pl.DataFrame({"country": ["SWE", "DEU"], "amount": [12, 4]})
layers = Layers("visits", flows, totals)
if "shares" in st.query_params:
    shares = pl.DataFrame({"country": ["SWE", "NOR"], "share": [0.5, 0.0]})
    layers = Layers("visits", shares=shares, share_name="Share of visits")
chosen = map_view.show(map_figure(view, layers, Words("en")), key="map")
st.text(f"chosen: {chosen.key if chosen else 'nothing'}")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with one map, served under a path of its own."""
    home = tmp_path_factory.mktemp("map")
    (home / "app.py").write_text(APP, "utf-8")
    (home / "static").symlink_to(ROOT / "static")
    (home / ".streamlit").symlink_to(ROOT / ".streamlit")
    port = free_port()
    options = [f"--server.port={port}", f"--server.baseUrlPath={BASE}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    place = f"http://127.0.0.1:{port}/{BASE}/"
    try:
        _wait(f"{place}_stcore/health")
        yield place
    finally:
        process.terminate()
        process.wait(30)


def _wait(health: str) -> None:
    for _ in range(600):
        try:
            urlopen(health, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the map's server did not start")


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}?{query}")
    expect(page.locator(".names text").first).to_be_visible()
    return page


def chosen(page: Page, key: str) -> None:
    expect(page.get_by_text(f"chosen: {key}")).to_be_visible()


def click_flow(page: Page, key: str) -> None:
    x, y = page.locator(f'.flow[data-key="{key}"] .reach').evaluate(
        """path => {
            const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
            const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
            return [at.x, at.y];
        }"""
    )
    page.mouse.click(x, y)


def test_a_country_is_chosen_by_a_click_and_let_go_by_another(page: Page, address: str) -> None:
    opened(page, address)
    chosen(page, "nothing")
    page.locator(".circles [data-key=DEU]").click()
    chosen(page, "DEU")
    expect(page.locator(".flow.dim")).to_have_count(3)
    page.locator(".circles [data-key=DEU]").click()
    chosen(page, "nothing")


def test_a_flow_is_chosen_by_a_click(page: Page, address: str) -> None:
    opened(page, address)
    click_flow(page, "DEU-FIN")
    chosen(page, "DEU-FIN")


def test_a_country_beyond_the_frame_is_chosen_by_its_name_at_the_edge(
    page: Page, address: str
) -> None:
    opened(page, address)
    page.locator(".names text[data-key=CHN]").click()
    chosen(page, "CHN")


def test_marks_are_chosen_by_the_keyboard(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="again").focus()
    page.keyboard.press("Tab")
    expect(page.locator('.flow[data-key="SWE-NOR"]')).to_be_focused()
    page.keyboard.press("Enter")
    chosen(page, "SWE-NOR")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    chosen(page, "NOR-SWE")
    page.keyboard.press("Escape")
    chosen(page, "nothing")


def test_a_rerun_changes_the_drawing_in_place(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".land").evaluate("land => { land.firstChild.seen = true; }")
    page.get_by_role("button", name="again").click()
    chosen(page, "nothing")
    assert page.locator(".land").evaluate("land => land.firstChild.seen")


def test_the_shapes_are_fetched_once_and_from_here(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, address)
    page.locator(".circles [data-key=DEU]").click()
    chosen(page, "DEU")
    shapes = [url for url in asked if "/geo/" in url]
    assert len(shapes) == 1
    assert f"/{BASE}/app/static/geo/nordics.json" in shapes[0]


def test_a_mark_says_what_it_stands_for(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".circles [data-key=SWE]").hover()
    expect(page.locator(".tip")).to_have_text("Sweden\n12 visits", use_inner_text=True)
    named = page.get_by_role("button", name="Sweden → Norway: 9 visits")
    expect(named).to_be_attached()
    expect(page.get_by_role("group", name="Map with 4 flows")).to_be_visible()


@pytest.mark.parametrize("view", ["nordics", "world"])
def test_names_keep_apart_and_within_the_map_at_every_width(
    page: Page, address: str, view: str
) -> None:
    opened(page, address, f"view={view}")
    for width in (1280, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITTED)
        apart(page)


def apart(page: Page) -> None:
    boxes = page.locator(".names text").evaluate_all(
        """names => names.map(name => {
            const { x, y, width, height } = name.getBBox();
            return [x, y, x + width, y + height];
        })"""
    )
    wide = page.locator("svg[data-samspel-figure]").evaluate("svg => svg.viewBox.baseVal.width")
    assert all(left >= -1 and right <= wide + 1 for left, _, right, _ in boxes)
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        along = min(one[3], other[3]) - max(one[1], other[1])
        assert min(across, along) <= 3


def test_a_map_that_is_drawn_anew_before_its_shapes_are_there_follows_its_width(
    page: Page, address: str
) -> None:
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/geo/*.json*", hold)
    with page.expect_request("**/geo/*.json*"):
        page.goto(address)
    page.get_by_role("button", name="more").click()
    settled(page)
    [shapes] = asked
    shapes.continue_()
    expect(page.get_by_role("button", name="Sweden → Norway: 12 visits")).to_be_attached()

    page.set_viewport_size({"width": 700, "height": 800})

    page.wait_for_function(FITTED)


def test_a_map_of_shares_has_its_classes_and_no_flows(page: Page, address: str) -> None:
    opened(page, address, "shares=1")
    expect(page.locator(".flow")).to_have_count(0)
    expect(page.get_by_text("Share of visits")).to_be_visible()
    expect(page.get_by_text("no data")).to_be_visible()
    filled = page.locator(".country[data-key=SWE] path").nth(1)
    assert float(filled.get_attribute("fill-opacity") or 0) > 0.5


def test_the_map_follows_the_readers_theme(page: Page, address: str) -> None:
    ink = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        opened(page, address)
        ink[scheme] = page.locator(".names text").first.evaluate("e => getComputedStyle(e).fill")
    assert ink["light"] != ink["dark"]
