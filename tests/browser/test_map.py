"""The map in a real browser, where countries that lie close together have names."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NEAREST = """(map) => {
    const circles = [...map.querySelectorAll(".circles circle")];
    const led = [...map.querySelectorAll(".leaders path")].map(({ dataset }) => dataset.key);
    const texts = [...map.querySelectorAll(".names text")];
    const names = texts.filter(({ dataset }) => !led.includes(dataset.key));
    const apart = (box, circle) => {
        const [x, y, r] = ["cx", "cy", "r"].map((of) => Number(circle.getAttribute(of)));
        const right = Math.max(box.x - x, 0, x - box.x - box.width);
        const down = Math.max(box.y - y, 0, y - box.y - box.height);
        return Math.hypot(right, down) - r;
    };
    return names.map((name) => {
        const box = name.getBBox();
        const near = circles.toSorted((a, b) => apart(box, a) - apart(box, b));
        return [name.dataset.key, near[0].dataset.key];
    });
}"""
"""Each name that no line leads to its circle, and whose circle lies nearest."""


@pytest.mark.parametrize("address", ["/map", "/map?view=world"], ids=["nordics", "world"])
def test_a_name_without_a_line_stands_nearest_to_its_own_circle(
    open_page: Callable[[str], Page], address: str
) -> None:
    drawing = open_page(address).locator("svg:has(> .names)")
    expect(drawing.locator(".names text").first).to_be_visible()
    named = drawing.evaluate(NEAREST)

    assert len(named) >= 4
    assert all(key == nearest for key, nearest in named)
