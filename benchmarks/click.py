"""How long a reader waits after a change until all cards of the page are painted."""

from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Browser

from benchmarks.browser import Painted, Reader, browser, reading
from benchmarks.figure import Figure
from benchmarks.place import CHANGES, STARTS, Place
from benchmarks.plain import plain, walk
from benchmarks.served import served, synthetic

MEDIAN_MS: Final = 300.0
P95_MS: Final = 500.0
TO_PLAIN: Final = 300 / 326
"""The 300 ms asked for, as a part of what the best plain page took when they were asked for."""

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
    figures, beside = [], []
    seen_first: dict[str, list[Painted]] = {}
    with (
        served() as server,
        plain() as other,
        reading(started, server.address) as reader,
        reading(started, other.address) as its_reader,
    ):
        for name, starts in STARTS.items():
            for seen in ("first seen", "seen before"):
                walks = [painted for start in starts for painted in _walk(reader, start)]
                change = f"{name}: a change of the filters, {seen}"
                waited = [painted.waited_ms for painted in walks]
                figures += _told(change, waited)
                seen_first.setdefault(name, walks)
                sight = median(painted.sight_ms for painted in walks)
                figures.append(
                    Figure(f"{change}, what is in sight, median", sight, "ms", MEDIAN_MS)
                )
            beside += walk(its_reader)
    return [*figures, *_beside(median(beside), seen_first)]


def _beside(plain_ms: float, seen_first: dict[str, list[Painted]]) -> list[Figure]:
    """What the machine takes for a plain page, and the pages' medians as parts of that."""
    figures = [Figure("a plain page of four charts and a map: a change, median", plain_ms, "ms")]
    for name, walks in seen_first.items():
        cards = max(painted.cards for painted in walks)
        told = f"{name}, {cards} cards: first seen, to the plain page"
        part = median(painted.waited_ms for painted in walks) / plain_ms
        figures.append(Figure(told, part, "x", TO_PLAIN))
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
            ratio = median(large / small for small, large in waits)
            figures.append(Figure(f"{name}: {rows:,} rows to {FEW_ROWS:,}", ratio, "x", GROWTH))
    return figures


def _walk(reader: Reader, start: Place) -> list[Painted]:
    reader.open(start)
    return [reader.change(start, number) for number in range(CHANGES)]


def _side_by_side(one: Reader, other: Reader, start: Place) -> list[tuple[float, float]]:
    """Both take every step in turn, so that what else the machine does meets both alike.

    Each is the first at every other step: the second waits for what the first still tidies up.
    """
    readers = (one, other)
    for reader in readers:
        reader.open(start)
    waits = []
    for number in range(CHANGES):
        turns = readers if number % 2 else readers[::-1]
        waited = {reader: reader.change(start, number).waited_ms for reader in turns}
        waits.append((waited[one], waited[other]))
    return waits


def _told(name: str, waited: list[float]) -> list[Figure]:
    return [
        Figure(f"{name}, median", median(waited), "ms", MEDIAN_MS),
        Figure(f"{name}, p95", quantiles(waited, n=20, method="inclusive")[-1], "ms", P95_MS),
    ]
