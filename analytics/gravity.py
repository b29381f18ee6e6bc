"""What size, distance and borders predict of the exports between any two countries."""

import warnings
from typing import Any, Final

import numpy as np
import polars as pl

from analytics.ends import is_country
from analytics.interval import Z
from analytics.method import method
from analytics.world import require
from data.frames import Frames
from data.problem import Problem
from data.progress import Progress, quiet

TERMS: Final = ("distance", "border")
FORMULA: Final = "amount ~ distance + border | origin + destination"
Numbers = np.ndarray[Any, np.dtype[np.float64]]


@method(
    "gravity",
    formula="E[x_ij] = exp(b·ln dist_ij + c·border_ij + e_i + e_j);  ratio = x_ij / E[x_ij]",
    unit="ratio",
    source="Santos Silva & Tenreyro 2006, Review of Economics and Statistics 88(4); Fally 2015",
)
def gravity(flows: pl.DataFrame, distances: pl.DataFrame, progress: Progress = quiet) -> Frames:
    """Estimate what each pair of countries would trade, given all that each sells and buys.

    In: a world of one year: origin, destination, amount; `distances` as from geography. Pseudo
    maximum likelihood of Poisson with a level for each origin and each destination, so that the
    expected sums of each equal the actual ones: a country can outperform in some markets only by
    underperforming in others. Out: `pairs` (origin, destination, amount, km, contiguous, expected,
    low, high in the dataset's unit, ratio: actual over expected, outside: 1 above, -1 below, 0
    within the interval), `coefficients` (term, estimate, error, low, high) and `about` (pairs and
    countries used; left_out: how many other pairs of countries there could be). The interval of 95
    per cent is that of the expectation, from errors robust to unequal spread: it says how well the
    expected is known, not how far a pair commonly lies from it. Pairs without a row, a known amount
    or a distance are left out, not nought. What is not explained has many reasons, and the model
    names none of them.

    Raises Problem where the flows have too few countries to stand for a world.
    """
    require(flows)
    found = _observed(flows, distances)
    progress("estimate", 0.1)
    sample, left_out = found
    terms, expected = _estimated(sample)
    progress("estimate", 0.8)
    pairs, errors = _with_interval(sample, expected, list(terms))
    about = pl.DataFrame(
        {
            "pairs": [sample.height],
            "countries": [pl.concat([sample["origin"], sample["destination"]]).n_unique()],
            "left_out": [left_out],
        }
    )
    return {"pairs": pairs, "coefficients": _coefficients(terms, errors), "about": about}


def _observed(flows: pl.DataFrame, distances: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The pairs that can be used, and how many others their countries could make."""
    amount = pl.col("amount")
    sums = flows.group_by("origin", "destination", maintain_order=True).agg(
        pl.when(amount.count() > 0).then(amount.sum()).alias("amount")
    )
    pairs = sums.join(distances, on=["origin", "destination"], how="left").filter(
        is_country("origin"), is_country("destination")
    )
    used = pairs.filter(amount >= 0, pl.col("km") > 0)
    sample = _informative(used).sort("origin", "destination")
    if sample.is_empty():
        raise Problem("world.no_pairs")
    return sample.with_columns(
        distance=pl.col("km").log(), border=pl.col("contiguous").cast(pl.Float64)
    ), _possible(pairs) - sample.height


def _possible(pairs: pl.DataFrame) -> int:
    """How many pairs of two countries there could be, each way."""
    countries = pl.concat([pairs["origin"], pairs["destination"]]).n_unique()
    return countries * (countries - 1)


def _informative(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs whose origin and destination have several pairs and trade at all.

    A level that fits its one pair, or a row of noughts, exactly has nothing to say.
    """
    kept = pairs.filter(
        *(
            (pl.len().over(end) > 1) & (pl.col("amount").sum().over(end) > 0)
            for end in ("origin", "destination")
        )
    )
    return kept if kept.height == pairs.height else _informative(kept)


def _estimated(sample: pl.DataFrame) -> tuple[dict[str, float], Numbers]:
    """The coefficients, without those that the sample can't tell, and the expected amounts."""
    # It loads a second or more of compilers, and belongs in the process that needs it.
    from pyfixest.estimation import fepois  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = fepois(
            FORMULA,
            sample.select("amount", *TERMS, "origin", "destination"),
            vcov="hetero",
            fixef_rm="none",
            separation_check=[],
            iwls_tol=1e-12,
            iwls_maxiter=100,
        )
    return dict(fit.coef()), fit.predict(type="response")  # type: ignore[union-attr]


def _with_interval(
    sample: pl.DataFrame, expected: Numbers, terms: list[str]
) -> tuple[pl.DataFrame, Numbers]:
    """The pairs with their expectation and its interval; the standard errors of the terms."""
    design = _design(sample, terms)
    surprise = sample["amount"].to_numpy() - expected
    bread = np.linalg.pinv((design.T @ design.multiply(expected[:, None])).toarray())
    meat = (design.T @ design.multiply((surprise**2)[:, None])).toarray()
    factor = sample.height / max(sample.height - np.linalg.matrix_rank(bread), 1)
    variance = factor * bread @ meat @ bread
    error = np.sqrt(np.maximum(design.multiply(design @ variance).sum(axis=1).A1, 0))
    ratio, expects = pl.col("amount") / pl.col("expected"), pl.col("expected")
    outside = (pl.col("amount") > pl.col("high")).cast(pl.Int8()) - (
        pl.col("amount") < pl.col("low")
    ).cast(pl.Int8())
    pairs = (
        sample.select("origin", "destination", "amount", "km", "contiguous")
        .with_columns(expected=pl.Series(expected), error=pl.Series(error))
        .with_columns(
            low=expects * (-Z * pl.col("error")).exp(),
            high=expects * (Z * pl.col("error")).exp(),
            ratio=ratio,
        )
        .with_columns(outside=outside)
    )
    return pairs.drop("error"), np.sqrt(np.diag(variance)[: len(terms)])


def _design(sample: pl.DataFrame, named: list[str]) -> Any:
    """The terms, a column for each origin, and one for each destination but the first."""
    # As above: it belongs in the process that estimates.
    from scipy import sparse  # noqa: PLC0415

    terms = sparse.csr_matrix(sample.select(named).to_numpy())
    ends = [
        sparse.csr_matrix(
            (
                np.ones(sample.height),
                (np.arange(sample.height), sample[end].rank("dense").to_numpy() - 1),
            )
        )
        for end in ("origin", "destination")
    ]
    return sparse.hstack([terms, ends[0], ends[1][:, 1:]], format="csr")


def _coefficients(terms: dict[str, float], errors: Numbers) -> pl.DataFrame:
    found = {"term": list(terms), "estimate": list(terms.values()), "error": errors}
    return pl.DataFrame(found).with_columns(
        low=pl.col("estimate") - Z * pl.col("error"), high=pl.col("estimate") + Z * pl.col("error")
    )
