from typing import Any, Final

import numpy as np
import polars as pl

from analytics.method import method
from analytics.specialisation import specialisation
from analytics.world import require
from data.problem import Problem

DOZENS: Final = 30
"""Countries below which neither relatedness nor complexity is computed."""

TIED: Final = 1e-9
Matrix = np.ndarray[Any, np.dtype[np.float64]]


@method(
    "relatedness",
    formula="φ_kl = min(P(k|l), P(l|k));  ω_ik = Σ_l M_il·φ_kl / Σ_l φ_kl, l ≠ k;  M: RCA ≥ 1",
    unit="share",
    source="Hidalgo, Klinger, Barabási & Hausmann 2007, Science 317",
)
def relatedness(flows: pl.DataFrame, by: str = "product") -> pl.DataFrame:
    """Measure how much of what stands near a product a country is already specialised in.

    In: a world of one year: origin, destination, `by`, amount. Out: country, `by`, specialised
    (RCA of 1 or more), density (0 to 1, null where no product stands near). Two products are near
    where many countries are specialised in both. It describes a pattern among countries; it does
    not say that a country will, or should, follow it.

    Raises Problem below thirty countries.
    """
    countries, products, held = _specialised(flows, by)
    near = proximity(held)
    with np.errstate(invalid="ignore"):
        density = (held @ near) / near.sum(axis=0)
    return _long(countries, products, by, specialised=held > 0, density=density)


@method(
    "complexity",
    formula="ECI: second eigenvector of Σ_k M_ik·M_jk / (k_i·k_k), standardised; PCI: of products",
    unit="standard",
    source="Hidalgo & Hausmann 2009, PNAS 106(26); Mealy, Farmer & Teytelboym 2019",
)
def complexity(flows: pl.DataFrame, by: str = "product") -> tuple[pl.DataFrame, pl.DataFrame]:
    """Order countries by what they are specialised in, and products by who is specialised in them.

    In: a world of one year: origin, destination, `by`, amount. Out: two frames, the highest first:
    country, diversity (the number of its specialisations), eci; and `by`, ubiquity (the number of
    countries specialised in it), pci. Both indices have mean 0 and standard deviation 1 (of the
    whole list, ddof 0); the sign is the one by which countries of many specialisations stand high.
    What has no specialisation at all has no index. They order, they do not measure: a difference
    of one is no amount of anything, and fifty industries tell far less than five thousand products.

    Raises Problem below thirty countries, and where these fall into groups without a link.
    """
    countries, products, held = _specialised(flows, by)
    rows, columns = held.sum(axis=1) > 0, held.sum(axis=0) > 0
    linked = held[np.ix_(rows, columns)]
    diversity, ubiquity = linked.sum(axis=1), linked.sum(axis=0)
    eci = _second(linked, diversity, ubiquity)
    pci = linked.T @ eci / ubiquity
    ordered = (
        pl.DataFrame({"country": countries, "diversity": held.sum(axis=1)}),
        pl.DataFrame({by: products, "ubiquity": held.sum(axis=0)}),
    )
    return (
        _indexed(ordered[0], "eci", "diversity", rows, eci),
        _indexed(ordered[1], "pci", "ubiquity", columns, pci),
    )


def proximity(held: Matrix) -> Matrix:
    """How near two columns of a matrix of noughts and ones are; none is near itself."""
    both, ubiquity = held.T @ held, held.sum(axis=0)
    larger = np.maximum.outer(ubiquity, ubiquity)
    near: Matrix = np.divide(both, larger, out=np.zeros_like(both), where=larger > 0)
    np.fill_diagonal(near, 0)
    return near


def _specialised(flows: pl.DataFrame, by: str) -> tuple[list[str], list[str], Matrix]:
    """Countries, products, and 1 where a country's RCA in a product is 1 or more."""
    require(flows, DOZENS, "world.too_small_for_complexity")
    found = specialisation(flows, by).select("country", by, held=pl.col("rca") >= 1)
    wide = found.pivot(by, index="country", values="held").sort("country")
    products = sorted(set(wide.columns) - {"country"})
    held = wide.select(pl.col(products).fill_null(value=False).cast(pl.Float64())).to_numpy()
    return wide["country"].to_list(), products, held


def _second(held: Matrix, diversity: Matrix, ubiquity: Matrix) -> Matrix:
    """The second eigenvector of countries, turned so that it rises with diversity."""
    # A symmetric matrix with the same eigenvalues: its eigenvectors are real and well conditioned.
    root = np.sqrt(diversity)
    values, vectors = np.linalg.eigh((held / ubiquity) @ held.T / np.outer(root, root))
    if values[-2] > 1 - TIED:
        raise Problem("world.not_linked")
    second: Matrix = vectors[:, -2] / root
    return second if np.cov(second, diversity)[0, 1] >= 0 else -second


def _indexed(
    frame: pl.DataFrame, name: str, count: str, known: Matrix, values: Matrix
) -> pl.DataFrame:
    index = np.full(frame.height, np.nan)
    index[known] = (values - values.mean()) / values.std()
    return frame.with_columns(
        pl.col(count).cast(pl.Int64()), pl.Series(name, index).fill_nan(None)
    ).sort(name, frame.columns[0], descending=[True, False], nulls_last=True)


def _long(countries: list[str], products: list[str], by: str, **cells: Any) -> pl.DataFrame:
    ends = pl.DataFrame({"country": countries}).join(pl.DataFrame({by: products}), how="cross")
    found = ends.with_columns(pl.Series(name, values.ravel()) for name, values in cells.items())
    return found.with_columns(pl.col("density").fill_nan(None))
