"""How long a reader waits for the first page, and how much is sent."""

import time
from statistics import median
from typing import Final

from benchmarks.browser import browser, reading
from benchmarks.figure import Figure
from benchmarks.place import CHANGES, FIRST, STARTS, Place
from benchmarks.plain import plain
from benchmarks.served import served, started
from benchmarks.wire import wire
from tests.serving import Server

OPENINGS: Final = 5
COLD_S: Final = 2.5
RELOAD_S: Final = 0.8
FIRST_MB: Final = 2.0
CHANGE_KB: Final = 30.0
PLACES: Final = {"overview": FIRST, "map": Place("map")}


def measure() -> list[Figure]:
    """Seconds from a cold start, in a cold browser and reloaded; bytes of a page and a change."""
    return [*_started(), *_opened(), *_sent()]


def _started() -> list[Figure]:
    """From the command to the first page, in a browser that runs already."""
    waited = []
    with browser() as opened:
        for _ in range(OPENINGS):
            start = time.time()
            with started() as server, reading(opened, server.address) as reader:
                waited.append(reader.open(FIRST).at - start)
    return [Figure("overview: from the start of the server, median", median(waited), "s")]


def _opened() -> list[Figure]:
    figures = []
    with served() as server, plain() as other:
        for name, place in PLACES.items():
            cold, again = _cold_and_again(server, place)
            figures += [
                Figure(f"{name}: opened in a cold browser, median", cold, "s", COLD_S),
                Figure(f"{name}: reloaded, median", again, "s", RELOAD_S),
            ]
        cold, again = _cold_and_again(other, FIRST)
    return [
        *figures,
        Figure("a plain page: opened in a cold browser, median", cold, "s"),
        Figure("a plain page: reloaded, median", again, "s"),
    ]


def _cold_and_again(server: Server, place: Place) -> tuple[float, float]:
    """The medians of seconds; the server is cold at the first opening, which _started measures."""
    cold, again = [], []
    for _ in range(OPENINGS):
        with browser() as opened, reading(opened, server.address) as reader:
            cold.append(reader.open(place).waited_ms / 1000)
            again.append(reader.reload().waited_ms / 1000)
    return median(cold), median(again)


def _sent() -> list[Figure]:
    first, changes = {}, {}
    with served() as server, browser() as opened:
        for name, starts in STARTS.items():
            with wire(server.address) as line, reading(opened, line.address) as reader:
                reader.open(starts[0])
                first[name] = line.sent
                for number in range(CHANGES):
                    reader.change(starts[0], number)
                changes[name] = (line.sent - first[name]) / CHANGES
    return [
        *(
            Figure(f"{n}: sent when opened", size / 1e6, "MB", FIRST_MB)
            for n, size in first.items()
        ),
        *(
            Figure(f"{n}: sent at a change of the filters, mean", size / 1e3, "KB", CHANGE_KB)
            for n, size in changes.items()
        ),
    ]
