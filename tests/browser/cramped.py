"""What can't be read of a page's charts: too little room, a number over another, words cut off."""

from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import Page

LEAST_ROOM: Final = 60
CHARTS: Final = """() => [...document.querySelectorAll(".samspel-chart:not([hidden])")]
    .filter((chart) => chart._fullLayout)
    .map((chart) => ({ chart, end: chart.getBoundingClientRect().right + 1 }))
    .map(({ chart, end }) => ({
        card: chart.closest("[class*=st-key-card_]").className.match(/st-key-card_(\\w+)/)[1],
        rooms: Object.values(chart._fullLayout._plots).map((plot) => plot.xaxis._length),
        ticks: [...chart.querySelectorAll(".xtick text")]
            .filter((text) => !/rotate\\(-?[1-9]/.test(text.getAttribute("transform")))
            .map((text) => [text.textContent, text.getBoundingClientRect().toJSON()]),
        beyond: [...chart.querySelectorAll(".annotation-text")]
            .filter((text) => text.getBoundingClientRect().right > end)
            .map((text) => text.textContent),
    }))"""


def cramped(page: Page) -> list[str]:
    """A sentence for each chart with too little room, numbers that touch, words cut off."""
    faults = []
    for chart in page.evaluate(CHARTS):
        faults += [f"{chart['card']}: {room} px" for room in chart["rooms"] if room < LEAST_ROOM]
        faults += [f"{chart['card']}: {touching}" for touching in _touching(chart["ticks"])]
        faults += [f"{chart['card']}: {words} is cut off" for words in chart["beyond"]]
    return faults


def _touching(ticks: list[tuple[str, dict[str, Any]]]) -> list[str]:
    row = sorted(ticks, key=lambda tick: (tick[1]["top"], tick[1]["left"]))
    return [
        f"{one[0]} on {other[0]}"
        for one, other in pairwise(row)
        if one[1]["top"] == other[1]["top"] and other[1]["left"] < one[1]["right"]
    ]
