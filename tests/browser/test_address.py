"""The address is what is shown: it can be sent, it outlives a page, and nothing hostile lives."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.conftest import settled

SHOWN, HEADLINES = ".samspel-shown", ".samspel-head h2"
HOSTILE = (
    "/visits?countries=SWE.XXX&from=99999&split=2020-13&list=%3Cscript%3Ealert(1)%3C/script%3E"
    "&evil=%3Cimg%20src=x%20onerror=alert(1)%3E&sectors=water&sectors=energy"
)


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, control: str, option: str) -> None:
    """Pick an option of one of the filter bar's lists with the mouse."""
    page.locator(f".st-key-address_{control} input").click()
    page.get_by_role("option", name=option, exact=True).click()


def press(page: Page, button: str) -> None:
    page.get_by_role("radio", name=button).or_(page.get_by_role("button", name=button)).click()


def test_a_view_made_by_mouse_can_be_sent(
    open_page: Callable[[str], Page], browser: Browser
) -> None:
    page = open_page("/sectors")
    press(page, "visits")
    expect(page.locator(SHOWN)).to_contain_text("Shown: visits")
    choose(page, "countries", "Denmark")
    choose(page, "sectors", "energy")
    expect(page.locator(SHOWN)).to_contain_text("between Denmark and all partners, energy")
    settled(page)
    expected = {"measure": ["visits"], "countries": ["DNK"], "sectors": ["energy"]}
    assert parameters(page) == expected

    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-US")
    colleague = context.new_page()
    colleague.goto(page.url)
    settled(colleague)

    expect(colleague.locator(SHOWN)).to_have_text(page.locator(SHOWN).inner_text())
    expect(colleague.locator(HEADLINES)).to_have_text(page.locator(HEADLINES).all_inner_texts())
    assert parameters(colleague) == expected
    context.close()


def test_what_is_not_known_is_told_and_dropped(open_page: Callable[[str], Page]) -> None:
    page = open_page(HOSTILE)

    told = page.locator(".samspel-notice").all_inner_texts()

    assert len(told) == 6
    for name in ("countries", "from", "split", "list", "evil", "sectors"):
        assert sum(f"“{name}”" in sentence for sentence in told) == 1
    assert not any("alert" in sentence or "XXX" in sentence for sentence in told)
    expect(page.locator(SHOWN)).to_contain_text("between Sweden and all partners, all sectors")
    assert parameters(page) == {"countries": ["SWE"]}


def test_the_selection_goes_along_to_another_page_and_back(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page("/visits?countries=NOR&list=no_follow_up")
    before = page.locator(SHOWN).inner_text()
    assert "between Norway and all partners" in before

    page.get_by_role("link", name="Cooperation", exact=True).click()
    expect(page.locator("h1")).to_have_text("Cooperation")
    expect(page.locator(SHOWN)).to_contain_text("agreements between Norway and all partners")
    assert parameters(page) == {"countries": ["NOR"]}

    page.go_back()
    expect(page.locator("h1")).to_have_text("Visits")
    expect(page.locator(SHOWN)).to_have_text(before)
    assert parameters(page) == {"countries": ["NOR"], "list": ["no_follow_up"]}


def test_back_takes_back_a_filter(open_page: Callable[[str], Page]) -> None:
    page = open_page("/sectors?countries=SWE")
    before = page.locator(SHOWN).inner_text()
    press(page, "visits")
    expect(page.locator(SHOWN)).to_contain_text("Shown: visits")
    settled(page)

    page.go_back()

    expect(page.locator(SHOWN)).to_have_text(before)
    assert parameters(page) == {"countries": ["SWE"]}
