"""The trade table of a synthetic world, in chunks that fit in memory however many rows it has.

ln value = pair and year (gravity, shocks) + exporter and product (advantage) + pair and product
(taste) + noise of the cell + effect of visits. A pair trades its best products, more of them in
years when it trades more; so cells persist and rows are never drawn twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from data.problem import Problem
from data.synthetic.chance import Floats, Places, normal, uniform
from data.synthetic.truth import Truth
from data.synthetic.world import World, world_of
from data.vocabulary import FLOWS

DATASET: Final = "synthetic_exports"
ROWS_A_CHUNK: Final = 1_000_000
WORLD_TOTAL: Final = 20e12
"""USD, of all cells of the last year, traded or too small to be."""

_TASTE, _NOISE, _REPORT, _HIDDEN = 1, 2, 3, 4
_NOISE_SIZE: Final = 0.3
_REPORT_SIZE: Final = 0.15


@dataclass(frozen=True, eq=False)
class Goods:
    """What each country is good at, and each pair's products from the most traded down."""

    advantage: Floats
    order: np.ndarray[tuple[int, int, int], np.dtype[np.int16]]
    scale: float


def exports(
    truth: Truth, rows: int, first_visit: Places, chunk: int = ROWS_A_CHUNK
) -> Iterator[pl.DataFrame]:
    """Exactly `rows` rows of the exports schema, in USD, by year, flow, reporter and partner.

    Args:
        truth: the world's truth.
        rows: how many. Raises Problem where the world has fewer cells than that.
        first_visit: first year of a visit by exporter, importer and sector (register.first_visit).
        chunk: most rows of one frame.
    """
    world = world_of(truth)
    goods = _goods(world)
    ends = np.cumsum(_counts(world, rows))
    for start in range(0, rows, chunk):
        yield _frame(world, goods, first_visit, ends, np.arange(start, min(start + chunk, rows)))


def _counts(world: World, rows: int) -> Places:
    """Rows of each (year, flow, reporter, partner), flattened in this order."""
    truth = world.truth
    weight = np.exp(0.5 * world.log_flow).transpose(2, 0, 1)
    told = (weight * (1 - truth.imports), weight.transpose(0, 2, 1) * truth.imports)
    return allotted(np.stack(told, axis=1).ravel(), rows, len(world.products))


def allotted(weights: Floats, total: int, most: int) -> Places:
    """Whole numbers that add up to the total, in proportion to the weights, none above `most`.

    Raises Problem where that can't be.
    """
    room = int(np.count_nonzero(weights)) * most
    if total > room:
        raise Problem("synthetic.too_many_rows", rows=total, most=room)
    low, high = 0.0, most / weights[weights > 0].min()
    for _ in range(100):
        middle = (low + high) / 2
        if np.floor(np.minimum(weights * middle, most)).sum() > total:
            high = middle
        else:
            low = middle
    shares = np.minimum(weights * low, most)
    counts = np.floor(shares).astype(np.int64)
    # What rounding down left over goes to the largest remainders.
    remainder = np.where((counts < most) & (weights > 0), shares - counts, -1.0)
    counts[np.argsort(-remainder, kind="stable")[: total - counts.sum()]] += 1
    return counts


def _goods(world: World) -> Goods:
    truth = world.truth
    chance = np.random.default_rng([truth.seed, 2])
    size, number = len(world.countries), len(world.products)
    advantage = (
        -0.8 * np.log(1 + chance.permutation(number))
        + chance.normal(0, 0.7, (size, 10))[:, world.sector]
        + chance.normal(0, 1.0, (size, number))
    )
    order = np.empty((size, size, number), np.int16)
    for exporter in range(size):
        places = (exporter * size + np.arange(size))[:, None] * number + np.arange(number)
        liked = advantage[exporter] + normal(truth.seed, _TASTE, places)
        order[exporter] = np.argsort(-liked, axis=1, kind="stable")
    mean_cells = np.exp(advantage + 0.5).sum(axis=1).mean()
    scale = np.log(WORLD_TOTAL / np.exp(world.log_flow[:, :, -1]).sum() / mean_cells)
    return Goods(advantage, order, float(scale))


def _frame(
    world: World, goods: Goods, first_visit: Places, ends: Places, row: Places
) -> pl.DataFrame:
    truth, size = world.truth, len(world.countries)
    group = np.searchsorted(ends, row, side="right")
    rank = row - np.concatenate(([0], ends))[group]
    year, flow, reporter, partner = np.unravel_index(
        group, (len(truth.years), len(FLOWS), size, size)
    )
    exporter, importer = np.where(flow == 0, (reporter, partner), (partner, reporter))
    product = goods.order[exporter, importer, rank].astype(np.int64)
    cell = ((exporter * size + importer) * len(world.products) + product).astype(np.int64)
    effect = _effect(truth, first_visit[exporter, importer, world.sector[product]], year)
    told = cell * len(truth.years) + year
    value = np.exp(
        goods.scale
        + world.log_flow[exporter, importer, year]
        + goods.advantage[exporter, product]
        + normal(truth.seed, _TASTE, cell)
        + _NOISE_SIZE * normal(truth.seed, _NOISE, told)
        + effect
        + flow * (np.log(truth.cif) + _REPORT_SIZE * normal(truth.seed, _REPORT, told))
    )
    hidden = pl.Series(uniform(truth.seed, _HIDDEN, told * len(FLOWS) + flow) < truth.suppressed)
    return pl.DataFrame(
        {
            "dataset": pl.repeat(DATASET, len(row), eager=True),
            "period": pl.Series([str(year) for year in truth.years]).gather(year),
            "reporter": pl.Series(world.countries).gather(reporter),
            "partner": pl.Series(world.countries).gather(partner),
            "flow": pl.Series(FLOWS).gather(flow),
            "product": pl.Series(world.products).gather(product),
            "value": pl.Series(value).round(0),
        }
    ).with_columns(
        value=pl.when(~hidden).then("value"), status=pl.when(hidden).then(pl.lit("suppressed"))
    )


def _effect(truth: Truth, first_visit: Places, year: Places) -> Floats:
    """Ln of what visits have made of a cell: 0 before they work, ln(1 + effect) from then on."""
    working = truth.first_year + year >= first_visit + truth.visit_lag
    effect: Floats = working * np.log1p(truth.visit_effect)
    return effect
