"""Worlds of trade: random ones from a seed, and the bundled one of 2022."""

from functools import cache

import numpy as np
import polars as pl

from analytics.world import world
from data import geography
from data.catalogue import facts


def random_world(
    seed: int, countries: int = 24, products: int = 7, held: float = 0.8, years: int = 1
) -> pl.DataFrame:
    """Year, origin, destination, product, amount: some rows absent, the rest of the world there."""
    chance = np.random.default_rng(seed)
    codes = [*geography.countries()["alpha_3"].sample(countries, seed=seed), "ROW"]
    ends = pl.DataFrame({"origin": codes}).join(pl.DataFrame({"destination": codes}), how="cross")
    goods = pl.DataFrame({"product": [f"P{number}" for number in range(products)]})
    times = pl.DataFrame({"year": range(2000, 2000 + years)}, {"year": pl.Int32()})
    rows = ends.join(goods, how="cross").join(times, how="cross")
    rows = rows.filter(pl.col("origin") != pl.col("destination"))
    amounts = chance.lognormal(2, 2, rows.height)
    kept = chance.random(rows.height) < held
    return rows.with_columns(amount=pl.Series(amounts)).filter(pl.Series(kept))


@cache
def bundled() -> pl.DataFrame:
    """The world of 2022 by industry."""
    return world(facts("exports_2022"), 2022)


def shuffled(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.sample(fraction=1, shuffle=True, seed=3)


def split(rows: pl.DataFrame) -> pl.DataFrame:
    """The same flows with each amount told in two rows."""
    parts = [rows.with_columns(pl.col("amount") * part) for part in (0.25, 0.75)]
    return pl.concat(parts)


def dense(rows: pl.DataFrame, value: str, row: str, column: str) -> pl.DataFrame:
    """A matrix with its row names in the first column; absent cells are 0."""
    wide = rows.sort(column, row).pivot(column, index=row, values=value)
    return wide.sort(row).fill_null(0)
