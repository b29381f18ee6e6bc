"""Records as squares in a real browser: as many as are told, named under the pointer, uncut."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_cells import OUTSIDE
from tests.conftest import settled

SECTORS = "card_visit_sectors"
CARDS = (SECTORS, "card_formats_split", "card_follow_up_stages")
BOXES = """(svg) => [...svg.querySelectorAll("path")].map((path) => {
    const { left, top } = svg.getBoundingClientRect();
    const [x, y] = /M([\\d.]+) ([\\d.]+)/.exec(path.getAttribute("d")).slice(1).map(Number);
    return { fill: getComputedStyle(path).fill, x: left + x + 2, y: top + y + 2 };
})"""
SIGNS = """(svg) => Object.fromEntries([...svg.querySelectorAll("rect")].map((rect) =>
    [getComputedStyle(rect).fill, rect.nextElementSibling.textContent]))"""


def squares(page: Page, card: str) -> Locator:
    return page.locator(f".st-key-{card} svg[data-samspel-figure=squares]")


@pytest.fixture
def visits(open_page: Callable[[str], Page]) -> Page:
    return open_page("/visits")


def test_there_are_as_many_squares_as_the_titles_tell(visits: Page) -> None:
    for card in CARDS:
        drawn = squares(visits, card)
        titles = drawn.locator(".annotation-text").all_text_contents()
        told = [int(re.findall(r"(\d+)(?: visits)?$", title)[0]) for title in titles]
        paths = drawn.locator("path").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('d'))"
        )

        assert sum(told) > 100
        assert sum(path.count("M") for path in paths) == sum(told), card


def test_a_square_under_the_pointer_is_told_as_its_colour_is_in_the_legend(visits: Page) -> None:
    drawn = squares(visits, SECTORS)
    tip = visits.locator(f".st-key-{SECTORS} .tip")
    signs = drawn.evaluate(SIGNS)
    drawn.scroll_into_view_if_needed()
    boxes = drawn.evaluate(BOXES)

    assert len(boxes) == len(signs) > 2
    for box in boxes:
        visits.mouse.move(box["x"], box["y"])
        expect(tip).to_have_text(signs[box["fill"]])
    visits.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_a_legend_takes_the_lines_that_it_needs_and_nothing_is_cut(visits: Page) -> None:
    title = squares(visits, SECTORS).locator(".annotation-text").first
    legends = []
    for width in (1280, 390):
        visits.set_viewport_size({"width": width, "height": 900})
        settled(visits)
        for card in CARDS:
            assert squares(visits, card).evaluate(OUTSIDE) == []
        legends.append(title.evaluate("(text) => text.getBBox().y"))

    assert legends[1] > legends[0] + 15


@pytest.mark.parametrize("width", [1280, 390])
def test_squares_are_no_higher_than_wide(visits: Page, width: int) -> None:
    visits.set_viewport_size({"width": width, "height": 900})
    settled(visits)
    for card in CARDS:
        paths = squares(visits, card).locator("path")
        for path in paths.evaluate_all("(all) => all.map((one) => one.getAttribute('d'))"):
            sides = re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)", path)
            for left, top, right, bottom in (map(int, side) for side in sides):
                assert bottom - top <= right - left + 1


def test_another_selection_is_drawn_in_place(visits: Page) -> None:
    drawn = squares(visits, SECTORS)
    drawn.evaluate("(svg) => { svg.mark = true; }")
    visits.locator(".st-key-address_sectors input").fill("Energy")
    visits.locator(".st-key-address_sectors input").press("Enter")
    visits.wait_for_url("**sectors=energy**")
    settled(visits)

    assert drawn.evaluate("(svg) => svg.mark")
    assert len(drawn.locator(".annotation-text").all_text_contents()) == 1
