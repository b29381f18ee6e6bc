"""What a change of a filter costs the server: time until all is sent, and processor time."""

import asyncio
from statistics import median
from typing import Final

from benchmarks.figure import Figure
from benchmarks.place import STARTS, Place, changed
from benchmarks.process import cpu_seconds
from benchmarks.served import served
from benchmarks.session import Session, session
from tests.serving import Server

CPU_MS: Final = 60.0


def measure() -> list[Figure]:
    """Milliseconds a rerun of each page, for selections first seen and seen before."""
    with served() as server:
        return asyncio.run(_measured(server))


async def _measured(server: Server) -> list[Figure]:
    figures = []
    async with session(server.address) as reader:
        for name, starts in STARTS.items():
            for start in starts:
                await reader.ask(start)
            places = [place for start in starts for place in changed(start)]
            for seen in ("first seen", "seen before"):
                told = f"{name}: a rerun, {seen}"
                figures += await _reruns(reader, server, told, places)
    return figures


async def _reruns(reader: Session, server: Server, told: str, places: list[Place]) -> list[Figure]:
    before = cpu_seconds(server.process.pid)
    waited = [await reader.ask(place) for place in places]
    used = cpu_seconds(server.process.pid) - before
    return [
        Figure(f"{told}: all sent, median", 1000 * median(waited), "ms"),
        Figure(f"{told}: processor, mean", 1000 * used / len(places), "ms", CPU_MS),
    ]
