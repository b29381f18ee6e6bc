"""A table of shaded cells in a real browser: read, clicked, by keyboard, on a telephone."""

from collections.abc import Callable
from random import Random
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from data.words import Words
from slides.colours import on_scale
from tests.browser.test_every_page import TELEPHONE
from tests.conftest import settled
from ui.static import version

ENGLISH = Words("en")
CARD = ".st-key-card_visit_origins"
CELLS = f"{CARD} svg[data-samspel-figure=cells]"
OUTSIDE = """(svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const beside = left < box.left - 1 || right > box.right + 1;
        return beside || top < box.top - 1 || bottom > box.bottom + 1;
    }).map((text) => text.textContent);
}"""
SHADES = """async ({ address, cases }) => {
    const { shade } = await import(address);
    return cases.map(([value, scale]) => shade(value, scale, 0, 1));
}"""


@pytest.fixture
def visits(open_page: Callable[[str], Page]) -> Locator:
    """The cells of who came from where."""
    return open_page("/visits?countries=SWE.DNK").locator(CELLS)


def names(cells: Locator) -> list[str]:
    return cells.locator(".name").all_text_contents()


def numbers(cells: Locator) -> list[str]:
    return cells.locator("[data-cell]").all_text_contents()


def test_the_cells_hold_the_numbers_of_the_table_behind_them(visits: Locator) -> None:
    """Every number stands in the words of its cell, which name the row."""
    drawn = visits.locator("[data-cell][role=button]")

    assert drawn.count() > 10
    for cell in drawn.all()[:12]:
        told = cell.get_attribute("aria-label") or ""
        assert (cell.text_content() or "?") in told
        assert any(name in told for name in names(visits))


def test_a_cell_under_the_pointer_is_told_in_words(visits: Locator) -> None:
    cell = visits.locator("[data-cell][role=button]").first
    cell.hover()
    tip = visits.page.locator(f"{CARD} .tip")

    expect(tip).to_have_text(cell.get_attribute("aria-label") or "-")
    visits.page.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_a_gap_is_told_as_a_gap(visits: Locator) -> None:
    """A cell between two others of its row that holds nothing says so."""
    page = visits.page
    taken = {cell.get_attribute("data-cell") for cell in visits.locator("[data-cell]").all()}
    row = next(r for r in range(20) if f"0 {r}" in taken and f"1 {r}" not in taken)
    here = visits.locator(f"[data-cell='0 {row}']").bounding_box()
    there = next(
        visits.locator(f"[data-cell='1 {r}']").bounding_box()
        for r in range(20)
        if f"1 {r}" in taken
    )
    assert here
    assert there
    page.mouse.move(there["x"] + there["width"] / 2, here["y"] + here["height"] / 2)

    expect(page.locator(f"{CARD} .tip")).to_contain_text(f": {ENGLISH('visit_origins.gap')}")


def test_a_click_on_a_cell_leads_where_it_says(visits: Locator) -> None:
    box = visits.locator("[data-cell][role=button]").first.bounding_box()
    assert box
    visits.page.mouse.click(box["x"] + 14, box["y"] + box["height"] / 2)

    visits.page.wait_for_url("**partners=**")
    settled(visits.page)


def test_one_step_back_takes_a_click_on_a_cell_back(visits: Locator) -> None:
    page = visits.page
    before = page.url
    box = visits.locator("[data-cell][role=button]").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 14, box["y"] + box["height"] / 2)
    page.wait_for_url("**partners=**")
    settled(page)

    page.go_back()
    settled(page)

    assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(before).query)


def test_the_keyboard_reaches_every_cell_that_leads_somewhere(visits: Locator) -> None:
    page = visits.page
    links = visits.locator("[data-cell][role=button]")
    assert visits.locator("[tabindex='0']").count() == 1

    links.first.focus()
    first = links.first.get_attribute("data-cell")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.cell")
    expect(page.locator(f"{CARD} .tip")).to_have_text(
        page.evaluate("document.activeElement.getAttribute('aria-label')")
    )
    assert second.split()[0] == (first or "").split()[0]
    assert second != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.cell") == first
    page.keyboard.press("Enter")

    page.wait_for_url("**partners=**")
    settled(page)


def test_cells_follow_the_width_of_their_column(visits: Locator) -> None:
    page = visits.page
    wide, upright = visits.bounding_box(), names(visits)
    page.set_viewport_size(TELEPHONE)
    expect(visits.locator("[transform*=rotate]").first).to_be_attached()
    settled(page)

    narrow = visits.bounding_box()
    assert wide
    assert narrow
    assert narrow["width"] < wide["width"]
    assert narrow["height"] > wide["height"], "heads aslant need room of their own"
    assert sorted(" ".join(upright).split()) == sorted(" ".join(names(visits)).split())


@pytest.mark.parametrize(
    "address", ["/", "/visits", "/sectors", "/country?country=ISL", "/cooperation", "/behind"]
)
def test_nothing_that_cells_tell_is_cut(open_page: Callable[[str], Page], address: str) -> None:
    page = open_page(address)
    tables = page.locator("svg[data-samspel-figure=cells]")

    assert tables.count()
    for width in (1280, 768, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        for table in tables.all():
            assert table.evaluate(OUTSIDE) == []


def test_shades_are_those_of_slides(open_page: Callable[[str], Page]) -> None:
    """Two drawings of one figure, by two pieces of code, have the same colours."""
    random = Random(7)
    hues = ["rgba(29,111,106,0.1)", "rgba(29,111,106,0.58)", "#c8924a", "rgba(120,120,120,0.3)"]
    scales: list[list[list[float | str]]] = [
        [[0, hues[0]], [1, hues[1]]],
        [[0, hues[2]], [0.5, hues[0]], [0.5, hues[3]], [1, hues[1]]],
        [[0, hues[3]], [0.5, hues[3]], [0.5, hues[2]], [1, hues[2]]],
    ]
    cases = [(random.random(), scale) for scale in scales for _ in range(30)]
    cases += [(value, scale) for scale in scales for value in (0.0, 0.25, 0.5, 1.0)]
    address = f"/app/static/chart/shade.js?v={version()}"

    page = open_page("/methods")
    shades = page.evaluate(SHADES, {"address": address, "cases": cases})
    expected = [on_scale(value, scale) for value, scale in cases]
    assert [parts(shade) for shade in shades] == [
        pytest.approx(parts(colour), abs=1.01) for colour in expected
    ]


def parts(colour: str) -> list[float]:
    """Red, green, blue, and the opacity in hundredths."""
    if colour.startswith("#"):
        return [*(int(colour[k : k + 2], 16) for k in (1, 3, 5)), 100.0]
    red, green, blue, alpha = (float(part) for part in colour[5:-1].split(","))
    return [red, green, blue, alpha * 100]
