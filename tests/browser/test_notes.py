"""Words within charts in a real browser: where the library itself would write them."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from figures.markup import escaped
from tests.browser.cramped import cramped
from tests.browser.test_every_page import TELEPHONE
from tests.conftest import settled
from ui.static import version

ADDRESSES: Final = (
    "/sectors",
    "/country?country=NOR&with=DNK",
    "/visits",
    "/cooperation",
    "/opportunities",
    "/behind",
    "/funnel",
)
NEAR: Final = 3.0
BOTH: Final = """async () => {
    const found = [];
    const box = (node) => node.getBoundingClientRect();
    for (const chart of document.querySelectorAll(".js-plotly-plot.samspel-chart")) {
        const notes = [...chart.querySelectorAll(".samspel-notes > .annotation")];
        const told = chart.samspelNotes;
        if (!told.length) continue;
        const copy = document.createElement("div");
        copy.className = chart.className;
        copy.style.cssText = chart.style.cssText;
        chart.after(copy);
        const layout = { ...chart.layout, annotations: told };
        await Plotly.newPlot(copy, chart.data, layout, { displayModeBar: false });
        const theirs = [...copy.querySelectorAll(".annotation")];
        const [here, there] = [box(chart), box(copy)];
        const place = (node, { left, top }) => {
            const text = node.querySelector("text");
            const { left: x, right, top: y, bottom } = box(text);
            return [text.textContent, x - left, right - left, (y + bottom) / 2 - top];
        };
        found.push([notes.map((n) => place(n, here)), theirs.map((n) => place(n, there))]);
        Plotly.purge(copy);
        copy.remove();
    }
    return found;
}"""
"""Each chart's notes as drawn, and as the library draws them: words, left, right, middle."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_notes_stand_where_the_library_would_write_them(
    open_page: Callable[[str], Page], address: str
) -> None:
    page = open_page(address)
    charts: list[tuple[list[Any], list[Any]]] = page.evaluate(BOTH)

    assert charts
    for ours, theirs in charts:
        assert [words for words, *_ in ours] == [words for words, *_ in theirs]
        for (words, *place), (_, *expected) in zip(ours, theirs, strict=True):
            assert place == pytest.approx(expected, abs=NEAR), words


def test_notes_follow_a_chart_that_gets_narrower(open_page: Callable[[str], Page]) -> None:
    page = open_page("/opportunities")
    page.set_viewport_size(TELEPHONE)
    settled(page)
    page.wait_for_timeout(300)

    for ours, theirs in page.evaluate(BOTH):
        for (words, *place), (_, *expected) in zip(ours, theirs, strict=True):
            assert place == pytest.approx(expected, abs=NEAR), words


def test_words_without_room_are_shortened_with_a_sign(open_page: Callable[[str], Page]) -> None:
    page = open_page("/cooperation")
    titles = page.locator(".st-key-card_cooperation_bars .annotation-text")
    whole = titles.all_text_contents()
    page.set_viewport_size(TELEPHONE)
    settled(page)

    page.wait_for_timeout(300)
    assert titles.all_text_contents() != whole
    for short, title in zip(titles.all_text_contents(), whole, strict=True):
        assert short == title or (short.endswith("…") and title.startswith(short[:-1].rstrip()))
    assert cramped(page) == []


WORDS: Final = """async ({ address, text }) => {
    const { wordsOf } = await import(address);
    return wordsOf(text);
}"""


def test_words_without_looks_are_what_the_data_say(open_page: Callable[[str], Page]) -> None:
    text = "<b>" + escaped('Deal <a> & "b"') + "</b><br>2020"
    address = f"/app/static/chart/notes.js?v={version()}"

    told = open_page("/methods").evaluate(WORDS, {"address": address, "text": text})

    assert told == ['Deal <a> & "b"', "2020"]
