"""The made-up world behind the tables: countries with masses, products, and what flows between."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl

from data.crosswalk import crosswalk, sectors_of
from data.geography import distances
from data.synthetic.chance import Floats
from data.synthetic.truth import Truth
from data.vocabulary import SECTORS, SIX

CLASSIFICATION: Final = "hs6"

LARGEST: Final = (
    *("USA", "CHN", "DEU", "JPN", "IND", "GBR", "FRA", "ITA", "CAN", "BRA", "RUS", "KOR", "MEX"),
    *("AUS", "ESP", "IDN", "NLD", "TUR", "SAU", "CHE", "POL", "TWN", "BEL", "SWE", "ARG", "IRL"),
    *("NOR", "AUT", "ARE", "THA", "ISR", "SGP", "DNK", "MYS", "VNM", "PHL", "ZAF", "FIN", "EGY"),
    *("CHL", "PRT", "COL", "CZE", "ROU", "NZL", "GRC", "HUN", "UKR", "KAZ", "MAR", "SVK", "KEN"),
    *("LTU", "EST", "LVA", "ISL"),
)
"""Countries that come first, roughly by the size of their economies; the rest come by chance."""

_RANK_SIZE: Final = 1.1
_PAIR_NOISE: Final = 0.5
_SHOCK: Final = 0.12
_SHOCK_KEPT: Final = 0.7
_GROWTH: Final = (0.035, 0.015)
_COMMON_SHOCKS: Final = {2009: -0.2, 2020: -0.1}
_OTHER_PRODUCT: Final = "99{:04d}"


@dataclass(frozen=True, eq=False)
class World:
    """Arrays over the axes country, country, year; `log_flow` is ln of exports up to a constant.

    `products` are HS-like codes with one sector each, `sector` the position of that sector in the
    vocabulary. Products of no sector of ours are in chapter 99, which the HS keeps free.
    """

    truth: Truth
    countries: tuple[str, ...]
    products: tuple[str, ...]
    sector: np.ndarray[tuple[int], np.dtype[np.int64]]
    mass: Floats
    log_km: Floats
    shock: Floats
    log_flow: Floats


@lru_cache(maxsize=2)
def world_of(truth: Truth) -> World:
    """The world of a truth. Raises Problem where the bundled geography is missing."""
    chance = np.random.default_rng([truth.seed, 1])
    codes = _countries(truth, chance)
    products, sector = _products(truth)
    mass = -_RANK_SIZE * np.log(1 + np.arange(len(codes))) + chance.normal(0, 0.2, len(codes))
    log_km, border = _distances(codes)
    shock = _shocks((len(codes), len(codes), len(truth.years)), chance)
    fixed = (
        mass[:, None] + mass[None, :] + truth.distance * log_km + truth.contiguity * border
    ) + chance.normal(0, _PAIR_NOISE, log_km.shape)
    trend = _trends(len(codes), truth.years, chance)
    log_flow = fixed[:, :, None] + trend[:, None, :] + trend[None, :, :] + shock
    log_flow[np.diag_indices(len(codes))] = -np.inf
    return World(truth, codes, products, sector, mass, log_km, shock, log_flow)


def _countries(truth: Truth, chance: np.random.Generator) -> tuple[str, ...]:
    known = distances()["origin"].unique().sort().to_list()
    first = [code for code in LARGEST if code in known]
    rest = [code for code in known if code not in first]
    chance.shuffle(rest)
    others = [code for code in (*first, *rest) if code not in SIX]
    kept = {*SIX, *others[: max(truth.countries - len(SIX), 0)]}
    return tuple(code for code in (*first, *rest) if code in kept)


def _products(truth: Truth) -> tuple[tuple[str, ...], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    prefixes = crosswalk(CLASSIFICATION)["prefix"].str.pad_end(6, "0")
    others = pl.Series([_OTHER_PRODUCT.format(number) for number in range(truth.products)])
    codes = sectors_of(CLASSIFICATION, pl.concat([prefixes.unique().sort(), others]))
    # One sector each, so that what a sector's visits do to its exports is known exactly.
    single = codes.filter(pl.len().over("product") == 1)
    listed = single.filter(pl.col("sector") != "other")
    half = listed.sample(min(listed.height, truth.products // 2), seed=truth.seed)
    rest = single.filter(pl.col("sector") == "other").tail(truth.products - half.height)
    chosen = pl.concat([half, rest]).sort("product")
    sector = chosen["sector"].replace_strict(list(SECTORS), range(len(SECTORS))).to_numpy()
    return tuple(chosen["product"]), sector


def _distances(codes: tuple[str, ...]) -> tuple[Floats, Floats]:
    table = pl.DataFrame({"origin": codes}).join(pl.DataFrame({"destination": codes}), how="cross")
    pairs = table.join(distances(), on=["origin", "destination"], how="left", maintain_order="left")
    size = len(codes)
    km = pairs["km"].fill_null(1).clip(1).to_numpy().astype(float).reshape(size, size)
    border = pairs["contiguous"].fill_null(value=False).to_numpy().astype(float)
    return np.log(km), border.reshape(size, size)


def _shocks(shape: tuple[int, int, int], chance: np.random.Generator) -> Floats:
    # A pair's good and bad years hang together (first-order autoregression).
    news = chance.normal(0, _SHOCK, shape)
    for year in range(1, shape[-1]):
        news[:, :, year] += _SHOCK_KEPT * news[:, :, year - 1]
    return news


def _trends(size: int, years: range, chance: np.random.Generator) -> Floats:
    growth = chance.normal(*_GROWTH, size)
    common = np.array([_COMMON_SHOCKS.get(year, 0.0) for year in years])
    trend: Floats = growth[:, None] * np.arange(len(years)) + common / 2
    return trend
