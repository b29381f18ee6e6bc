"""Standard errors of a regression with absorbed effects that hold where few clusters matter most.

The usual clustered errors are too small where some clusters are much larger than others, which
flows of trade always are: a large cluster bends the fit towards itself, so that its residuals look
small. Here each cluster's residuals are set right for that by its leverage (CR2), and the degrees
of freedom follow the number of clusters that really count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

NEGLIGIBLE: Final = 1e-9
"""Eigenvalues below this part of the largest are nought."""


@dataclass(frozen=True, eq=False)
class Block:
    """Rows whose effects no other block shares, such as a sector's.

    `rows` are their places in the regression; `wide` the group of each row in the effect with the
    most groups, no two of which a cluster may have in one block; `others` the groups in the rest.
    """

    rows: Codes
    wide: Codes
    others: tuple[Codes, ...]


@dataclass(frozen=True, eq=False)
class Errors:
    """The covariance of the coefficients, and the clusters that each rests on."""

    covariance: Floats
    clusters: Floats


def cluster_errors(
    x: Floats, residuals: Floats, weights: Floats, cluster: Codes, blocks: list[Block]
) -> Errors:
    """The CR2 covariance of a weighted regression with absorbed effects.

    Args:
        x: regressors, a column each, effects not among them.
        residuals: times the weights; of a Poisson regression that is y - fitted.
        weights: of the rows; of a Poisson regression its fitted values, by which it is the last
            step of its iterations.
        cluster: of each row.
        blocks: the effects.

    Returns:
        Covariance, and for each coefficient the effective number of clusters, the inverse of the
        sum of their squared shares of its information (Carter, Schnepel & Steigerwald 2017).

    Source: Bell & McCaffrey 2002; Pustejovsky & Tipton 2018, for absorbed effects.
    """
    root = np.sqrt(weights)
    inner, scaled = np.empty_like(x), residuals / root
    halves: dict[int, list[tuple[Codes, Floats]]] = {}
    for block in blocks:
        part, hats = _absorbed(x[block.rows], root[block.rows], block, cluster[block.rows])
        inner[block.rows] = part
        for key, rows, hat in hats:
            halves.setdefault(key, []).append((block.rows[rows], _inverse_root(hat)))
    bread: Floats = np.asarray(np.linalg.pinv(inner.T @ inner, hermitian=True), dtype=np.float64)
    meat, information = [], []
    for parts in halves.values():
        rows = np.concatenate([own for own, _ in parts])
        own, left = (_times(parts, column) for column in (inner, scaled[:, None]))
        meat.append(inner[rows].T @ _set_right(own, left[:, 0], bread))
        information.append(np.sum((inner[rows] @ bread) ** 2, axis=0))
    scores = np.array(meat)
    covariance = bread @ (scores.T @ scores) @ bread
    shares = np.array(information) / np.sum(information, axis=0)
    return Errors(covariance, 1 / np.sum(shares**2, axis=0))


def _inverse_root(hat: Floats) -> Floats:
    """The inverse square root of what the effects leave of a cluster's rows."""
    values, vectors = np.linalg.eigh(np.eye(len(hat)) - hat)
    kept = values > NEGLIGIBLE
    root: Floats = (vectors[:, kept] / np.sqrt(values[kept])) @ vectors[:, kept].T
    return root


def _times(parts: list[tuple[Codes, Floats]], columns: Floats) -> Floats:
    """A cluster's rows of some columns, set right for the effects' leverage."""
    return np.concatenate([half @ columns[rows] for rows, half in parts])


def _set_right(own: Floats, left: Floats, bread: Floats) -> Floats:
    """The residuals set right for the leverage of the regressors as well.

    What remains of a cluster is B - U M U', B the effects' part, U the regressors, M the bread;
    with V = B^(-1/2) U that is B^(1/2) (I - V M V') B^(1/2), whose two factors are undone in turn.
    """
    values, vectors = np.linalg.eigh(bread)
    root = own @ (vectors * np.sqrt(np.clip(values, 0, None)))
    shares, turns = np.linalg.eigh(root.T @ root)
    shares = np.clip(shares, 0, 1 - NEGLIGIBLE)
    along = root @ turns
    factor = np.where(
        shares > NEGLIGIBLE, ((1 - shares) ** -0.5 - 1) / np.maximum(shares, NEGLIGIBLE), 0.5
    )
    right: Floats = left + along @ (factor * (along.T @ left))
    return right


def _absorbed(
    x: Floats, root: Floats, block: Block, cluster: Codes
) -> tuple[Floats, list[tuple[int, Codes, Floats]]]:
    """The regressors without the block's effects, and the effects' hat matrix of each cluster."""
    wide = _Group(block.wide, root)
    dense = np.concatenate([_dummies(groups) for groups in block.others], axis=1) * root[:, None]
    dense = wide.out(dense)
    values, vectors = np.linalg.eigh(dense.T @ dense)
    kept = values > NEGLIGIBLE * values[-1]
    basis = dense @ (vectors[:, kept] / np.sqrt(values[kept]))
    scaled = wide.out(x * root[:, None])
    inner = scaled - basis @ (basis.T @ scaled)
    hats = []
    for key, rows in _groups(cluster):
        own = basis[rows]
        hats.append((key, rows, own @ own.T + np.diag(wide.leverage[rows])))
    return inner, hats


class _Group:
    """Takes weighted means of groups out of columns."""

    def __init__(self, groups: Codes, root: Floats) -> None:
        _, self.places = np.unique(groups, return_inverse=True)
        self.root = root
        self.total = np.bincount(self.places, root**2)
        self.leverage = root**2 / self.total[self.places]
        rows = np.arange(len(groups))
        self.sums = sparse.csr_array((root, (self.places, rows)))

    def out(self, columns: Floats) -> Floats:
        means = (self.sums @ columns) / self.total[:, None]
        inner: Floats = columns - self.root[:, None] * means[self.places]
        return inner


def _dummies(groups: Codes) -> Floats:
    _, places = np.unique(groups, return_inverse=True)
    dummies = np.zeros((len(groups), places.max() + 1))
    dummies[np.arange(len(groups)), places] = 1.0
    return dummies


def _groups(codes: Codes) -> Iterator[tuple[int, Codes]]:
    order = np.argsort(codes, kind="stable")
    keys, starts = np.unique(codes[order], return_index=True)
    for key, rows in zip(keys, np.split(order, starts[1:]), strict=True):
        yield int(key), rows
