"""Strokes of a mere ground in a real browser: one path a row, where the library draws each."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.extent import EXTENT

BOTH: Final = """async () => {
    const chart = document.querySelector(".st-key-card_fit_concentration .samspel-chart");
    const extent = EXTENT;
    const ours = [...chart.querySelectorAll(".shapelayer path")];
    const marker = { symbol: "line-ns", size: 14, line: { width: 1 } };
    const rows = chart.layout.shapes.map(({ yanchor, path }) => {
        const x = [...path.matchAll(/M([\\d.e-]+),/g)].map(([, value]) => Number(value));
        return { x, y: x.map(() => yanchor), mode: "markers", marker };
    });
    const copy = document.createElement("div");
    chart.after(copy);
    await Plotly.newPlot(copy, [...rows, ...chart.data], { ...chart.layout, shapes: [] });
    const traces = [...copy.querySelectorAll(".scatterlayer .trace")].slice(0, rows.length);
    const theirs = traces.map((trace) => extent([...trace.querySelectorAll("path.point")], copy));
    Plotly.purge(copy);
    copy.remove();
    return [ours.map((path) => extent([path], chart)), theirs, rows.map(({ x }) => x.length)];
}""".replace("EXTENT", EXTENT)
"""Where each row's path is drawn, where the library draws its strokes, and how many they are."""


def test_strokes_stand_where_the_library_would_draw_them(open_page: Callable[[str], Page]) -> None:
    ours, theirs, counts = open_page("/fit?country=SWE&with=DEU").evaluate(BOTH)

    assert len(ours) == 4
    assert min(counts) > 70
    for own, expected in zip(ours, theirs, strict=True):
        assert own == pytest.approx(expected, abs=1.5)
