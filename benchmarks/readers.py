"""What many readers at once cost: memory each, and how long each waits."""

import asyncio
import random
import time
from contextlib import AsyncExitStack
from statistics import quantiles
from typing import Final

from benchmarks.figure import Figure
from benchmarks.place import STARTS, Place, changed
from benchmarks.process import resident_mb
from benchmarks.served import served
from benchmarks.session import session

WARM: Final = 10
FURTHER: Final = 40
SESSION_MB: Final = 1.0

READERS: Final = 60
THINK_S: Final = 5.0
SECONDS: Final = 40.0
P95_MS: Final = 250.0
SEED: Final = 7


def measure() -> list[Figure]:
    """Megabytes a further reader, and milliseconds until all is sent when many change filters."""
    with served() as server:
        memory = asyncio.run(_memory(server.address, server.process.pid))
    with served() as server:
        return memory + asyncio.run(_crowds(server.address))


async def _memory(address: str, process: int) -> list[Figure]:
    figures = []
    for name, starts in STARTS.items():
        async with AsyncExitStack() as doors:
            await _enter(doors, address, starts[0], WARM)
            before = resident_mb(process)
            await _enter(doors, address, starts[0], FURTHER)
            each = (resident_mb(process) - before) / FURTHER
            figures.append(Figure(f"{name}: memory of a further session", each, "MB", SESSION_MB))
    return figures


async def _enter(doors: AsyncExitStack, address: str, place: Place, count: int) -> None:
    for _ in range(count):
        reader = await doors.enter_async_context(session(address))
        await reader.ask(place)


async def _crowds(address: str) -> list[Figure]:
    """The same readers at a server that has just started, and once somebody has seen each place."""
    places = [place for starts in STARTS.values() for start in starts for place in changed(start)]
    at_once = await _waits(address, places, "nothing seen before")
    async with session(address) as reader:
        for place in places:
            await reader.ask(place)
    return at_once + await _waits(address, places, "all seen before")


async def _waits(address: str, places: list[Place], seen: str) -> list[Figure]:
    """Readers who each change a filter every few seconds."""
    end = time.monotonic() + SECONDS
    chance = random.Random(SEED)
    seeds = [chance.random() for _ in range(READERS)]
    found = await asyncio.gather(*(_read(address, places, seed, end) for seed in seeds))
    waited = [1000 * wait for waits in found for wait in waits]
    told = f"{READERS} readers, a change each {THINK_S:.0f} s, {seen}"
    p95 = quantiles(waited, n=20, method="inclusive")[-1]
    return [
        Figure(f"{told}: changes", len(waited), "changes"),
        Figure(f"{told}: all sent, p95", p95, "ms", P95_MS),
    ]


async def _read(address: str, places: list[Place], seed: float, end: float) -> list[float]:
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, THINK_S))
    waited: list[float] = []
    async with session(address) as reader:
        await reader.ask(chance.choice(places))
        while not waited or time.monotonic() < end:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK_S)
            waited.append(await reader.ask(chance.choice(places)))
    return waited
