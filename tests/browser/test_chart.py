"""A chart in a real browser: drawn in place, in the reader's colours and width, and clickable."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import RESTING, settled

CHART = ".samspel-chart:not([hidden])"
COUNTRY = "/country?country=SWE"
BARS = f".st-key-card_partner_bars {CHART}"
LINKS = f".st-key-card_strongest_links {CHART}"
LABELS = "(chart) => [...chart.querySelectorAll('.ytick text')].map((text) => text.textContent)"


def names(chart: Locator) -> list[str]:
    found: list[str] = chart.evaluate(LABELS)
    return found


def test_a_rerun_changes_a_chart_and_does_not_mount_it_anew(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page(COUNTRY)
    chart = page.locator(BARS)
    chart.evaluate("(chart) => { chart.mark = true; }")
    before = names(chart)

    page.locator(".st-key-address_sectors input").fill("Energy")
    page.locator(".st-key-address_sectors input").press("Enter")
    page.wait_for_url("**sectors=energy**")
    settled(page)

    assert chart.evaluate("(chart) => chart.mark")
    assert names(chart) != before


def test_what_is_below_the_window_is_drawn_without_scrolling(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page(COUNTRY)

    charts = page.locator(CHART)
    assert page.evaluate("scrollY") == 0
    assert charts.count() > 5
    assert (
        charts.filter(has=page.locator(".main-svg, [data-samspel-figure]")).count()
        == charts.count()
    )
    assert charts.last.bounding_box()["y"] > page.viewport_size["height"]  # type: ignore[index]


def test_a_chart_follows_the_readers_colours_and_the_width_of_its_column(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page(COUNTRY)
    chart = page.locator(BARS)
    ground = "(chart) => chart.layout.template.layout.hoverlabel.bgcolor"
    light, wide = chart.evaluate(ground), chart.bounding_box()["width"]  # type: ignore[index]

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 500, "height": 800})
    settled(page)

    expect(chart.locator(".main-svg").first).not_to_have_attribute("width", f"{wide:g}")
    drawn = chart.locator(".main-svg").first.bounding_box()["width"]  # type: ignore[index]
    assert drawn == chart.bounding_box()["width"] < wide  # type: ignore[index]
    assert chart.evaluate(ground) != light
    assert chart.evaluate(ground) == chart.evaluate("(c) => getComputedStyle(c).backgroundColor")


def test_a_click_on_a_mark_leads_where_it_says(open_page: Callable[[str], Page]) -> None:
    page = open_page(COUNTRY)
    chart = page.locator(BARS)
    chart.scroll_into_view_if_needed()

    box = chart.locator(".bars .point").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    page.wait_for_url("**with=**")
    settled(page)


def choose(page: Page, sector: str) -> None:
    page.locator(".st-key-address_sectors input").fill(sector)
    page.get_by_role("option", name=sector, exact=True).click()
    page.wait_for_url(f"**sectors={sector}**")
    expect(page.locator(".samspel-shown")).to_contain_text(sector)
    expect(page.locator(RESTING)).to_be_attached()


@pytest.fixture
def held(page: Page) -> list[Route]:
    """The requests of a page for its scripts of charts, none of which is answered."""
    found: list[Route] = []

    def hold(route: Route) -> None:
        found.append(route)

    page.route(re.compile(r"chart/drawing\.js|plotly-basic"), hold)
    return found


def test_a_chart_is_drawn_though_its_page_is_made_again_before_it_can_be(
    page: Page, held: list[Route]
) -> None:
    page.goto("/")
    choose(page, "energy")
    page.wait_for_timeout(300)

    for route in held:
        route.continue_()
    settled(page)

    assert names(page.locator(LINKS))


def test_a_chart_that_waits_for_its_library_gives_way_to_words(
    page: Page, held: list[Route]
) -> None:
    page.goto("/")
    for route in held:
        if "drawing" in route.request.url:
            route.continue_()
    waiting = page.locator(f"{LINKS}[data-waiting]")
    expect(waiting).to_have_count(1)
    choose(page, "water")

    expect(page.locator(".st-key-card_strongest_links .samspel-empty")).to_be_visible()
    expect(waiting).to_have_count(0)
    for route in held:
        if "plotly" in route.request.url:
            route.continue_()
    settled(page)


def test_without_its_library_a_chart_is_told_in_words(page: Page) -> None:
    page.route("**/plotly-basic.min.js*", lambda route: route.fulfill(status=200, body=""))
    page.goto(COUNTRY)
    settled(page)

    chart = page.locator(BARS)
    expect(chart).to_have_text(chart.get_attribute("aria-label") or "-")


def test_ribbons_of_one_colour_are_one_path(open_page: Callable[[str], Page]) -> None:
    """Whatever the library is given, all that the figure has is drawn."""
    page = open_page("/sectors")
    chart = page.locator(f".st-key-card_sector_flow {CHART}")
    paths = chart.locator(".shapelayer path").evaluate_all(
        "(all) => all.map((one) => [one.style.fill, one.getAttribute('d')])"
    )
    ribbons = [(fill, path) for fill, path in paths if "C" in path]
    marks = chart.evaluate("(chart) => chart.data[0].x.length")
    nodes = len(paths) - len(ribbons)

    assert len({fill for fill, _ in ribbons}) == len(ribbons) > 3
    assert sum(path.count("M") for _, path in ribbons) + nodes == marks


@pytest.mark.parametrize(
    ("address", "card"),
    [(COUNTRY, BARS), ("/", LINKS)],
    ids=["partners", "places that look like numbers"],
)
def test_every_lying_bar_has_its_words_at_its_end(
    open_page: Callable[[str], Page], address: str, card: str
) -> None:
    chart = open_page(address).locator(card)
    place = "const { left, right, top, bottom } = mark.getBoundingClientRect()"
    ends = chart.locator(".bars path").evaluate_all(
        f"(all) => all.map((mark) => {{ {place}; return [right, (top + bottom) / 2]; }})"
    )
    notes = chart.locator(".samspel-notes text").evaluate_all(
        f"(all) => all.map((mark) => {{ {place}; return [left, (top + bottom) / 2]; }})"
    )

    assert len(ends) == len(notes) > 5
    for (end, middle), (left, height) in zip(ends, notes, strict=True):
        assert 1 <= left - end <= 6
        assert height == pytest.approx(middle, abs=3)
