"""Dots of a chart in a real browser: where the library would draw them, heard as its own are."""

import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.browser.extent import EXTENT
from tests.browser.test_every_page import TELEPHONE
from tests.conftest import settled

ADDRESSES: Final = (
    "/country?country=SWE",
    "/country?country=DEU&with=SWE",
    "/fit?country=SWE&with=DEU",
    "/opportunities",
)
BOTH: Final = """async () => {
    const extent = EXTENT;
    const found = [];
    for (const chart of document.querySelectorAll(".js-plotly-plot.samspel-chart")) {
        const told = chart.samspelDots;
        if (!told.length) continue;
        const copy = document.createElement("div");
        copy.className = chart.className;
        copy.style.cssText = chart.style.cssText;
        chart.after(copy);
        const others = chart.data.filter(({ line }) => line?.width !== 0);
        await Plotly.newPlot(copy, [...told, ...others], chart.layout, { displayModeBar: false });
        const traces = [...copy.querySelectorAll(".scatterlayer .trace")].slice(0, told.length);
        const theirs = traces.flatMap((trace) => [...trace.querySelectorAll("path.point")]);
        const ours = [...chart.querySelectorAll(".samspel-dots path")];
        const dots = ours.map((path) => path.getAttribute("d").split("M").length - 1);
        const counts = [dots.reduce((a, b) => a + b), theirs.length];
        found.push([...counts, extent(ours, chart), extent(theirs, copy)]);
        Plotly.purge(copy);
        copy.remove();
    }
    return found;
}""".replace("EXTENT", EXTENT)
"""Of each chart: how many dots are drawn, how many the library draws, and where both lie."""

PLACE: Final = """(chart) => {
    const outline = chart.querySelector(".samspel-dots path").getAttribute("d");
    const [, x, y] = /M([\\d.]+) ([\\d.]+)/.exec(outline);
    const { left, top } = chart.getBoundingClientRect();
    return [left + Number(x), top + Number(y)];
}"""


def compare(page: Page) -> None:
    charts: list[tuple[int, int, list[Any], list[Any]]] = page.evaluate(BOTH)

    assert charts
    for dots, theirs, own, expected in charts:
        assert dots == theirs >= 6
        assert own == pytest.approx(expected, abs=1.5)


@pytest.mark.parametrize("address", ADDRESSES)
def test_dots_lie_where_the_library_would_draw_them(
    open_page: Callable[[str], Page], address: str
) -> None:
    compare(open_page(address))


def test_dots_follow_a_chart_that_gets_narrower(open_page: Callable[[str], Page]) -> None:
    page = open_page(ADDRESSES[0])
    page.set_viewport_size(TELEPHONE)
    settled(page)
    page.wait_for_timeout(300)

    compare(page)


def test_a_dot_says_what_it_is_and_a_click_leads_on(open_page: Callable[[str], Page]) -> None:
    page = open_page(ADDRESSES[0])
    chart = page.locator(".st-key-card_records_since .samspel-chart")
    chart.scroll_into_view_if_needed()
    settled(page)
    x, y = chart.evaluate(PLACE)

    page.mouse.move(x, y)
    told = chart.locator(".hoverlayer .hovertext")
    told.wait_for()
    assert re.search(r"\d{4}", told.text_content() or "")

    page.mouse.click(x, y)
    page.wait_for_url("**event=*")
