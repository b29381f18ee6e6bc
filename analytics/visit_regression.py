"""The regression behind the effect of visits, with errors that hold where few pairs matter most."""

import warnings
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from scipy import stats

from analytics.cluster_errors import Block, Floats, cluster_errors
from analytics.interval import UPPER
from analytics.visit_panel import EFFECTS

FEWEST_CLUSTERS: Final = 2.0


@dataclass(frozen=True, eq=False)
class Fit:
    """Coefficients by term, their covariance, and how many pairs each really rests on."""

    terms: tuple[str, ...]
    values: Floats
    covariance: Floats
    clusters: Floats
    rows: int

    def table(self) -> pl.DataFrame:
        """Term, estimate, error, low and high (of 95 per cent), clusters: in logarithms."""
        errors = np.sqrt(np.diag(self.covariance))
        reach = stats.t.ppf(UPPER, self._freedom(self.clusters)) * errors
        return pl.DataFrame(
            {
                "term": self.terms,
                "estimate": self.values,
                "error": errors,
                "low": self.values - reach,
                "high": self.values + reach,
                "clusters": self.clusters,
            }
        )

    def together(self, terms: tuple[str, ...]) -> float:
        """How likely coefficients as far from nought as these are if all of them are nought.

        A test of Hotelling's kind (Tipton & Pustejovsky 2015), its degrees of freedom those of the
        coefficient that rests on the fewest clusters.
        """
        places = [self.terms.index(term) for term in terms]
        values, part = self.values[places], self.covariance[np.ix_(places, places)]
        distance = float(values @ np.linalg.pinv(part, hermitian=True) @ values) / len(places)
        whole = float(self._freedom(self.clusters[places].min()))
        left = max(whole - len(places) + 1, 1.0)
        return float(stats.f.sf(distance * left / whole, len(places), left))

    @staticmethod
    def _freedom(clusters: Any) -> Any:
        return np.maximum(clusters, FEWEST_CLUSTERS) - 1


def fitted(panel: pl.DataFrame, terms: tuple[str, ...]) -> Fit:
    """Fit amounts by Poisson pseudo maximum likelihood on terms, columns of the panel.

    In: a panel as from `visit_panel` with the terms. Terms that never or always hold once the
    effects are absorbed can't be told apart and are left out. Clusters are pairs of countries.
    """
    known = tuple(term for term in terms if panel[term].n_unique() > 1)
    found, expected = _poisson(panel, known)
    kept = tuple(term for term in known if term in found)
    amounts = panel["amount"].to_numpy()
    errors = cluster_errors(
        panel.select(kept).to_numpy().astype(float),
        amounts - expected,
        expected,
        panel["pair"].to_numpy(),
        _blocks(panel),
    )
    values = np.array([found[term] for term in kept])
    return Fit(kept, values, errors.covariance, errors.clusters, panel.height)


def _poisson(panel: pl.DataFrame, terms: tuple[str, ...]) -> tuple[dict[str, float], Floats]:
    # It loads a second or more of compilers, and belongs in the process that needs it.
    from pyfixest.estimation import fepois  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = fepois(
            f"amount ~ {' + '.join(terms)} | {' + '.join(EFFECTS)}",
            panel.select("amount", *terms, *EFFECTS),
            vcov="iid",
            fixef_rm="none",
            separation_check=[],
            iwls_maxiter=100,
        )
    expected = np.asarray(fit.predict(type="response"), dtype=float)  # type: ignore[union-attr]
    return dict(fit.coef()), expected


def _blocks(panel: pl.DataFrame) -> list[Block]:
    """The sectors: no absorbed effect reaches over two of them."""
    numbered = panel.with_row_index("row")
    return [
        Block(
            rows["row"].to_numpy().astype(np.int64),
            rows["to_sector_year"].to_numpy(),
            (rows["from_sector_year"].to_numpy(), rows["cell"].to_numpy()),
        )
        for _, rows in numbered.group_by("sector", maintain_order=True)
    ]
