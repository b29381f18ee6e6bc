import numpy as np
import pytest
import statsmodels.api as sm

from analytics.cluster_errors import Block, cluster_errors


def dummies(codes):
    return (codes[:, None] == np.unique(codes)).astype(float)


def sample(seed, pairs=8, years=6):
    """Pairs of 4 origins and 2 destinations over years, with effects of both in each year."""
    chance = np.random.default_rng(seed)
    pair = np.repeat(np.arange(pairs), years)
    year = np.tile(np.arange(years), pairs)
    into, out = pair % 2 * years + year, pair // 2 * 100 + year // 2
    x = chance.normal(size=(pairs * years, 2))
    return chance, pair, into, out, x


def fitted(x, y, weights, *effects):
    """Residuals, times the weights, of a weighted regression with effects as dummies."""
    whole = np.hstack([x, *(dummies(effect) for effect in effects)])
    root = np.sqrt(weights)[:, None]
    beta = np.linalg.lstsq(whole * root, y * root[:, 0], rcond=None)[0]
    return weights * (y - whole @ beta), whole * root


def test_with_a_cluster_for_each_row_the_errors_are_those_of_hc2():
    chance, _, into, out, x = sample(1)
    y = x @ [1.0, -1.0] + chance.normal(size=len(x)) * np.exp(x[:, 0])
    residuals, whole = fitted(x, y, np.ones(len(y)), into, out)
    block = Block(np.arange(len(y)), into, (out,))
    own = cluster_errors(x, residuals, np.ones(len(y)), np.arange(len(y)), [block])
    kept = whole[:, [*range(2), *(2 + np.flatnonzero(_free(whole[:, 2:])))]]
    theirs = sm.OLS(y, kept).fit(cov_type="HC2").cov_params()[:2, :2]
    np.testing.assert_allclose(own.covariance, theirs, rtol=1e-8)


def _free(columns):
    """Columns that are no sum of those before them."""
    ranks = [np.linalg.matrix_rank(columns[:, : n + 1]) for n in range(columns.shape[1])]
    return np.diff([0, *ranks]) > 0


def test_the_covariance_is_right_on_average_where_all_rows_are_alike_and_independent():
    chance, pair, into, out, x = sample(2)
    weights = np.exp(chance.normal(size=len(x)))
    block = Block(np.arange(len(x)), into, (out,))
    found, estimates = [], []
    for _ in range(400):
        y = chance.normal(size=len(x)) / np.sqrt(weights)
        residuals, whole = fitted(x, y, weights, into, out)
        found.append(cluster_errors(x, residuals, weights, pair, [block]).covariance)
        estimates.append(np.linalg.lstsq(whole, y * np.sqrt(weights), rcond=None)[0][:2])
    true = np.linalg.pinv(whole.T @ whole)[:2, :2]
    np.testing.assert_allclose(np.diag(np.mean(found, axis=0)), np.diag(true), rtol=0.15)
    np.testing.assert_allclose(np.var(estimates, axis=0), np.diag(true), rtol=0.25)


def test_blocks_that_share_no_effect_may_be_given_apart_or_together():
    chance, pair, into, out, x = sample(3)
    twice = lambda codes, step: np.concatenate([codes, codes + step])  # noqa: E731
    pair, into, out, x = twice(pair, 0), twice(into, 1000), twice(out, 1000), np.tile(x, (2, 1))
    x = x + chance.normal(size=x.shape)
    y, weights, half = chance.normal(size=len(x)), np.ones(len(x)), len(x) // 2
    residuals, _ = fitted(x, y, weights, into, out)
    rows = np.arange(len(x))
    apart = [Block(part, into[part], (out[part],)) for part in (rows[:half], rows[half:])]
    one = cluster_errors(x, residuals, weights, pair, apart)
    other = cluster_errors(x, residuals, weights, rows, apart)
    assert one.covariance.shape == (2, 2)
    assert not np.allclose(one.covariance, other.covariance)
    assert (other.clusters > one.clusters).all()


def test_the_effective_clusters_are_fewer_where_one_outweighs_the_rest():
    chance, pair, into, out, x = sample(4)
    y, alike = chance.normal(size=len(x)), np.ones(len(x))
    block = Block(np.arange(len(x)), into, (out,))
    heavy = np.where(pair == 0, 100.0, 1.0)
    counts = [
        cluster_errors(x, fitted(x, y, w, into, out)[0], w, pair, [block]).clusters
        for w in (alike, heavy)
    ]
    assert (counts[0] <= 8 + 1e-9).all()
    assert counts[1].min() < counts[0].min()


def test_a_unit_of_the_regressor_scales_its_error():
    chance, pair, into, out, x = sample(5)
    y, weights = chance.normal(size=len(x)), np.ones(len(x))
    block = Block(np.arange(len(x)), into, (out,))
    residuals, _ = fitted(x, y, weights, into, out)
    one = cluster_errors(x, residuals, weights, pair, [block]).covariance
    ten = cluster_errors(10 * x, residuals, weights, pair, [block]).covariance
    assert ten == pytest.approx(one / 100)
