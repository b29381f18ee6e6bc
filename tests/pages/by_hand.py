"""What visits and exports of a synthetic world say of each other, row by row from its files."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np
import polars as pl
from pyfixest.estimation import fepois
from scipy.linalg import orth
from scipy.stats import t

from data.crosswalk import sectors_of
from data.vocabulary import SIX

Cell = tuple[str, str, str]
Row = tuple[Cell, int, float]
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


def coefficients(rows: list[Row], terms: list[dict[str, bool]]) -> dict[str, float]:
    """Poisson coefficients as shares, of rows (cell, year, amount) and of the terms of each."""
    fit, _ = _poisson(rows, terms)
    return {name: exp(value) - 1 for name, value in fit.coef().items()}


def intervals(rows: list[Row], terms: list[dict[str, bool]]) -> dict[str, tuple[float, float]]:
    """Their intervals of 95 per cent by pairs of countries (CR2), every matrix written out."""
    fit, table = _poisson(rows, terms)
    coef = fit.coef()
    expected = np.asarray(fit.predict(type="response"), dtype=float)
    root = np.sqrt(expected)
    x = table.select(coef.index.to_list()).to_numpy() * root[:, None]
    left = (table["amount"].to_numpy() - expected) / root
    hats = {}
    for sector in table["sector"].unique():
        at = np.flatnonzero((table["sector"] == sector).to_numpy())
        basis = orth(table[at].select("a", "b", "c").to_dummies().to_numpy() * root[at, None])
        hats |= {int(row): (at, basis, place) for place, row in enumerate(at)}
        x[at] -= basis @ (basis.T @ x[at])
    bread = np.linalg.inv(x.T @ x)
    meat, weight = np.zeros_like(bread), []
    for pair in table["pair"].unique():
        own = np.flatnonzero((table["pair"] == pair).to_numpy())
        remains = np.eye(len(own))
        for i, one in enumerate(own):
            for j, other in enumerate(own):
                if hats[one][0] is hats[other][0]:
                    _, basis, place = hats[one]
                    remains[i, j] -= basis[place] @ basis[hats[other][2]]
        half = _half_inverse(remains)
        turned = half @ x[own]
        whole = _half_inverse(np.eye(len(own)) - turned @ bread @ turned.T)
        score = x[own].T @ whole @ half @ left[own]
        meat += np.outer(score, score)
        weight.append(((x[own] @ bread) ** 2).sum(axis=0))
    errors = np.sqrt(np.diag(bread @ meat @ bread))
    shares = np.array(weight) / np.sum(weight, axis=0)
    reach = t.ppf(0.975, 1 / (shares**2).sum(axis=0) - 1) * errors
    ends = zip(coef.index, coef - reach, coef + reach, strict=True)
    return {name: (exp(low) - 1, exp(high) - 1) for name, low, high in ends}


def _half_inverse(matrix: Any) -> Any:
    values, vectors = np.linalg.eigh(matrix)
    kept = values > 1e-9
    return (vectors[:, kept] / np.sqrt(values[kept])) @ vectors[:, kept].T


def _poisson(rows: list[Row], terms: list[dict[str, bool]]) -> tuple[Any, pl.DataFrame]:
    table = pl.DataFrame(
        {
            "amount": amount,
            **{name: float(holds) for name, holds in own.items()},
            "a": f"{origin}{sector}{year}",
            "b": f"{market}{sector}{year}",
            "c": f"{origin}{market}{sector}",
            "pair": f"{origin}{market}",
            "sector": sector,
        }
        for ((origin, market, sector), year, amount), own in zip(rows, terms, strict=True)
    )
    names = [name for name in terms[0] if len({own[name] for own in terms}) > 1]
    return fepois(f"amount ~ {' + '.join(names)} | a + b + c", table, fixef_rm="none"), table


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


def effect_interval(held: World, lag: int) -> tuple[float, float]:
    """The interval of the effect."""
    rows = [(key[:3], key[3], amount) for key, amount in held.sold.items()]
    at = {cell: years[0] for cell, years in held.visits.items()}
    return intervals(rows, _visited(rows, at, lag))["visited"]


def _effect(rows: list[Row], at: dict[Cell, int], lag: int) -> float:
    return coefficients(rows, _visited(rows, at, lag))["visited"]


def _visited(rows: list[Row], at: dict[Cell, int], lag: int) -> list[dict[str, bool]]:
    since = [year - at.get(cell, 9999) for cell, year, _ in rows]
    return [{"visited": gap >= lag, "around": -1 <= gap < lag} for gap in since]


def around(held: World) -> dict[int, float]:
    """Exports by years since the first visit, against the year before it."""
    return {_year(name): share for name, share in coefficients(*_leads(held)).items()}


def around_intervals(held: World) -> dict[int, tuple[float, float]]:
    """The intervals of the same."""
    return {_year(name): ends for name, ends in intervals(*_leads(held)).items()}


def _year(name: str) -> int:
    return int(name.removeprefix("since")) - 4


def _leads(held: World) -> tuple[list[Row], list[dict[str, bool]]]:
    rows = [(key[:3], key[3], amount) for key, amount in held.sold.items()]
    terms = []
    for cell, year, _ in rows:
        first = held.visits.get(cell, [None])[0]
        gap = None if first is None else max(-4, min(5, year - first))
        terms.append({f"since{n + 4}": gap == n for n in range(-4, 6) if n != -1})
    return rows, terms


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
