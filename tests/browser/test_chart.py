"""A chart in a real browser: drawn in place, in the reader's colours and width, and clickable."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import RESTING, settled

CHART = ".samspel-chart"
COUNTRY = "/country?country=SWE"
BARS = f".st-key-card_partner_bars {CHART}"
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
    assert charts.filter(has=page.locator(".main-svg")).count() == charts.count()
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


def test_a_chart_is_drawn_though_its_page_is_made_again_before_it_can_be(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/drawing.js*", hold)
    page.goto("/")
    page.locator(".st-key-address_sectors input").fill("Energy")
    page.locator(".st-key-address_sectors input").press("Enter")
    page.wait_for_url("**sectors=energy**")
    expect(page.locator(".samspel-shown")).to_contain_text("energy")
    expect(page.locator(RESTING)).to_be_attached()
    page.wait_for_timeout(300)

    for route in held:
        route.continue_()
    settled(page)

    assert names(page.locator(f".st-key-card_strongest_links {CHART}"))


def test_without_its_library_a_chart_is_told_in_words(page: Page) -> None:
    page.route("**/plotly.js*", lambda route: route.fulfill(status=200, body=""))
    page.goto(COUNTRY)
    settled(page)

    chart = page.locator(BARS)
    expect(chart).to_have_text(chart.get_attribute("aria-label") or "-")
