"""What visits and exports of a synthetic world say of each other, row by row from its files."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from pathlib import Path
from statistics import mean, stdev

import polars as pl
from pyfixest.estimation import fepois

from data.crosswalk import sectors_of
from data.vocabulary import SIX

Cell = tuple[str, str, str]
EARLY, WINDOW, NEIGHBOURS = 3, 3, 3


@dataclass(frozen=True)
class World:
    """Exports by exporter, market, sector and year; the years of visits by cell, in their order."""

    sold: dict[tuple[str, str, str, int], float]
    visits: dict[Cell, list[int]]
    physical: dict[Cell, list[int]]


def world(folder: Path) -> World:
    return World(_sold(folder), _visits(folder, {}), _visits(folder, {"format": "physical"}))


def _sold(folder: Path) -> dict[tuple[str, str, str, int], float]:
    """Exports of the six: the exporter's report of a pair and year where it has told any value."""
    sums: dict[str, dict[tuple[str, str, str, int], float]] = {"export": {}, "import": {}}
    table = pl.read_parquet(folder / "synthetic_exports-0000.parquet")
    sectors = dict(sectors_of("hs6", table["product"].unique().sort()).iter_rows())
    for row in table.iter_rows(named=True):
        ends = (row["reporter"], row["partner"])
        origin, market = ends if row["flow"] == "export" else ends[::-1]
        if origin in SIX and row["value"] is not None:
            key = (origin, market, sectors[row["product"]], int(row["period"]))
            sums[row["flow"]][key] = sums[row["flow"]].get(key, 0.0) + row["value"]
    told = {(origin, market, year) for origin, market, _, year in sums["export"]}
    heard = {k: v for k, v in sums["import"].items() if (k[0], k[1], k[3]) not in told}
    return heard | sums["export"]


def _visits(folder: Path, wanted: dict[str, str]) -> dict[Cell, list[int]]:
    found: dict[Cell, list[str]] = defaultdict(list)
    for row in pl.read_parquet(folder / "synthetic_visits.parquet").iter_rows(named=True):
        if row["status"] == "announced" or not row["date"]:
            continue
        if all(row[name] == value for name, value in wanted.items()):
            for origin in set(row["origins"]) - {row["host"]}:
                found[row["host"], origin, row["sector"]].append(row["date"])
    return {cell: [int(date[:4]) for date in sorted(dates)] for cell, dates in found.items()}


def coefficients(rows: list[tuple[Cell, int, float]], terms: list[dict[str, bool]]) -> dict:
    """Poisson coefficients as shares, of rows (cell, year, amount) and of the terms of each."""
    table = [
        {
            "amount": amount,
            **{name: float(holds) for name, holds in own.items()},
            "a": f"{origin}{sector}{year}",
            "b": f"{market}{sector}{year}",
            "c": f"{origin}{market}{sector}",
        }
        for ((origin, market, sector), year, amount), own in zip(rows, terms, strict=True)
    ]
    names = [name for name in terms[0] if len({own[name] for own in terms}) > 1]
    fit = fepois(f"amount ~ {' + '.join(names)} | a + b + c", pl.DataFrame(table), fixef_rm="none")
    return {name: exp(value) - 1 for name, value in fit.coef().items()}


def effects(held: World, lag: int) -> dict[str, float]:
    """The effect in every way in which it is estimated."""
    rows = [(key[:3], key[3], amount) for key, amount in held.sold.items()]
    at = {cell: years[0] for cell, years in held.visits.items()}
    trade: dict[tuple[str, str], float] = defaultdict(float)
    for cell, _, amount in rows:
        if cell in at:
            trade[cell[:2]] += amount
    largest = max(trade, key=lambda pair: trade[pair])
    seconds = {cell: years[1] for cell, years in held.visits.items() if len(years) > 1}
    first_only = [row for row in rows if row[1] < seconds.get(row[0], 9999)]
    before = [row for row in rows if row[1] < at.get(row[0], 9999)]
    ways = {f"lag_{years}": _effect(rows, at, years) for years in range(4)}
    return ways | {
        "effect": ways[f"lag_{lag}"],
        "largest_pair": _effect([row for row in rows if row[0][:2] != largest], at, lag),
        "first_only": _effect(first_only, at, lag),
        "physical": _effect(rows, {c: years[0] for c, years in held.physical.items()}, lag),
        "placebo": _effect(before, at, -EARLY),
    }


def _effect(rows: list[tuple[Cell, int, float]], at: dict[Cell, int], lag: int) -> float:
    since = [year - at.get(cell, 9999) for cell, year, _ in rows]
    terms = [{"visited": gap >= lag, "around": -1 <= gap < lag} for gap in since]
    return float(coefficients(rows, terms)["visited"])


def around(held: World) -> dict[int, float]:
    """Exports by years since the first visit, against the year before it."""
    rows = [(key[:3], key[3], amount) for key, amount in held.sold.items()]
    terms = []
    for cell, year, _ in rows:
        first = held.visits.get(cell, [None])[0]
        gap = None if first is None else max(-4, min(5, year - first))
        terms.append({f"since{n + 4}": gap == n for n in range(-4, 6) if n != -1})
    found = coefficients(rows, terms)
    return {int(name.removeprefix("since")) - 4: share for name, share in found.items()}


def matched(held: World, host: str) -> dict[tuple[str, str], float]:
    """The difference of each visited market and sector of a host to its three nearest, a ratio."""
    found = {}
    for (own, market, sector), years in held.visits.items():
        moved = _moved(held, host, sector, years[0])
        if own != host or market not in moved:
            continue
        free = {
            other: told
            for other, told in moved.items()
            if other != market
            and held.visits.get((host, other, sector), [9999])[0] > years[0] + WINDOW
        }
        near = _nearest(moved[market], free)
        if len(near) == NEIGHBOURS:
            found[market, sector] = exp(moved[market][2] - mean(free[n][2] for n in near)) - 1
    return found


def _moved(
    held: World, host: str, sector: str, first: int
) -> dict[str, tuple[float, float, float]]:
    """Level before, growth before and change after, in logarithms, of a host's markets."""
    series: dict[str, dict[int, float]] = defaultdict(dict)
    for (origin, market, own, year), amount in held.sold.items():
        if (origin, own) == (host, sector) and amount > 0:
            series[market][year] = amount
    found = {}
    for market, values in series.items():
        before = [values[y] for y in range(first - WINDOW, first) if y in values]
        after = [values[y] for y in range(first + 1, first + WINDOW + 1) if y in values]
        if min(len(before), len(after)) > 1:
            steps = [log(b) - log(a) for a, b in pairwise(before)]
            level = log(mean(before))
            found[market] = (level, mean(steps), log(mean(after)) - level)
    return found


def _nearest(own: tuple[float, ...], free: dict[str, tuple[float, float, float]]) -> list[str]:
    if len(free) < NEIGHBOURS:
        return []
    spreads = [stdev(told[part] for told in free.values()) for part in (0, 1)]

    def far(other: str) -> float:
        return sum(((own[p] - free[other][p]) / spreads[p]) ** 2 for p in (0, 1))

    return sorted(free, key=lambda other: (far(other), other))[:NEIGHBOURS]
