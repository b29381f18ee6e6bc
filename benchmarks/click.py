"""How long a reader waits after a change until all cards of the page are painted."""

from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Browser

from benchmarks.browser import Painted, Reader, browser, reading
from benchmarks.figure import Figure
from benchmarks.place import CHANGES, STARTS, Place
from benchmarks.served import served, synthetic

MEDIAN_MS: Final = 300.0
P95_MS: Final = 500.0
GROWTH: Final = 1.15
LARGE: Final = ("map", "country", "sectors")
"""Pages that show exports, whose rows there can be millions of."""

FEW_ROWS: Final = 100_000
MANY_ROWS: Final = 10_000_000


def measure(rows: int = MANY_ROWS) -> list[Figure]:
    """Milliseconds on the bundled data, page by page, and on synthetic exports of many rows."""
    with browser() as started:
        return [*_bundled(started), *_large(started, rows)]


def _bundled(started: Browser) -> list[Figure]:
    figures = []
    with served() as server, reading(started, server.address) as reader:
        for name, starts in STARTS.items():
            for seen in ("first seen", "seen before"):
                walks = [painted for start in starts for painted in _walk(reader, start)]
                change = f"{name}: a change of the filters, {seen}"
                figures += _told(change, [painted.waited_ms for painted in walks])
                sight = median(painted.sight_ms for painted in walks)
                figures.append(
                    Figure(f"{change}, what is in sight, median", sight, "ms", MEDIAN_MS)
                )
    return figures


def _large(started: Browser, rows: int) -> list[Figure]:
    few, many = synthetic(FEW_ROWS), synthetic(rows)
    figures = []
    with (
        served(few) as small,
        served(many) as large,
        reading(started, small.address) as one,
        reading(started, large.address) as other,
    ):
        for name in LARGE:
            starts = [start.to(data="synthetic_exports") for start in STARTS[name]]
            waits = [pair for start in starts for pair in _side_by_side(one, other, start)]
            figures += _told(f"{name}: the same, {rows:,} rows", [large for _, large in waits])
            ratio = median(large for _, large in waits) / median(small for small, _ in waits)
            figures.append(Figure(f"{name}: {rows:,} rows to {FEW_ROWS:,}", ratio, "x", GROWTH))
    return figures


def _walk(reader: Reader, start: Place) -> list[Painted]:
    reader.open(start)
    return [reader.change(start, number) for number in range(CHANGES)]


def _side_by_side(one: Reader, other: Reader, start: Place) -> list[tuple[float, float]]:
    """Both take every step in turn, so that what else the machine does meets both alike."""
    for reader in (one, other):
        reader.open(start)
    return [
        (one.change(start, number).waited_ms, other.change(start, number).waited_ms)
        for number in range(CHANGES)
    ]


def _told(name: str, waited: list[float]) -> list[Figure]:
    return [
        Figure(f"{name}, median", median(waited), "ms", MEDIAN_MS),
        Figure(f"{name}, p95", quantiles(waited, n=20, method="inclusive")[-1], "ms", P95_MS),
    ]
