import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm

from analytics.gravity import Z, gravity
from data import geography
from data.catalogue import aggregate
from data.problem import Problem
from tests.analytics.worlds import random_world, shuffled, split

pytestmark = pytest.mark.filterwarnings("ignore")


def drawn(seed, beta=-1.1, border=0.6, countries=24):
    """A world that a gravity model has made, with its noise."""
    chance = np.random.default_rng(seed)
    europe = geography.countries().filter(pl.col("continent") == "europe")
    codes = europe["alpha_3"].sample(countries, seed=seed).to_list()
    ends = pl.col("origin").is_in(codes) & pl.col("destination").is_in(codes)
    pairs = geography.distances().filter(ends, pl.col("km") > 0)
    size = {code: chance.normal(8, 1) for code in codes}
    mean = np.exp(
        pairs["origin"].replace_strict(size).to_numpy()
        + pairs["destination"].replace_strict(size).to_numpy()
        + beta * np.log(pairs["km"].to_numpy())
        + border * pairs["contiguous"].to_numpy()
    )
    amounts = chance.gamma(4, mean / 4)
    return pairs.select("origin", "destination", amount=pl.Series(amounts))


@pytest.fixture(scope="module")
def flows():
    return drawn(1)


@pytest.fixture(scope="module")
def found(flows):
    return gravity(flows, geography.distances())


@pytest.fixture(scope="module")
def energy():
    flows = aggregate("exports_2022").filter(pl.col("sector") == "energy")
    return gravity(flows, geography.distances())


def test_fitted_sums_are_actual_sums(found, energy):
    for pairs in (found["pairs"], energy["pairs"]):
        for end in ("origin", "destination"):
            sums = pairs.group_by(end).agg(pl.col("amount", "expected").sum())
            apart = (sums["amount"] - sums["expected"]).abs()
            assert apart.max() < 1e-6 * sums["amount"].max()


def test_as_statsmodels_has_it(flows, found):
    pairs = found["pairs"]
    ends = pairs.select("origin", "destination").to_dummies(drop_first=False)
    dropped = next(name for name in ends.columns if name.startswith("destination_"))
    terms = np.column_stack([np.log(pairs["km"]), pairs["contiguous"].cast(pl.Float64)])
    design = np.column_stack([terms, ends.drop(dropped).to_numpy()])
    model = sm.GLM(pairs["amount"].to_numpy(), design, family=sm.families.Poisson())
    fit = model.fit(cov_type="HC0", tol=1e-12, maxiter=200)

    assert np.allclose(found["coefficients"]["estimate"], fit.params[:2], rtol=1e-5)
    # Ours are widened for the number of levels that were estimated (HC1).
    wider = np.sqrt(len(design) / (len(design) - design.shape[1]))
    assert np.allclose(found["coefficients"]["error"], fit.bse[:2] * wider, rtol=1e-4)
    assert np.allclose(pairs["expected"], fit.mu, rtol=1e-5)
    linear = fit.get_prediction(design, which="linear")
    assert np.allclose(np.log(pairs["high"] / pairs["expected"]), Z * wider * linear.se, rtol=1e-3)
    assert np.allclose(pairs["high"] / pairs["expected"], pairs["expected"] / pairs["low"])


def test_it_finds_what_the_world_was_made_with():
    inside = 0
    for seed in range(2, 14):
        terms = gravity(drawn(seed), geography.distances())["coefficients"]
        distance = terms.row(0, named=True)
        assert distance["estimate"] == pytest.approx(-1.1, abs=0.25)
        inside += distance["low"] <= -1.1 <= distance["high"]
    assert inside >= 9


def test_order_splitting_and_units_change_nothing(flows, found):
    plain = found["pairs"]
    for other, unit in (
        (shuffled(flows), 1),
        (split(flows), 1),
        (flows.with_columns(pl.col("amount") * 1000), 1000),
    ):
        again = gravity(other, geography.distances())["pairs"]
        assert np.allclose(again["expected"], plain["expected"] * unit, rtol=1e-5)
        assert np.allclose(again["ratio"], plain["ratio"], rtol=1e-5)


def test_the_interval_holds_the_expected_and_says_who_lies_outside(energy):
    pairs = energy["pairs"]
    assert (pairs["low"] <= pairs["expected"]).all()
    assert (pairs["expected"] <= pairs["high"]).all()
    outside = pairs.select(
        (pl.col("amount") > pl.col("high")).cast(int) - (pl.col("amount") < pl.col("low")).cast(int)
    ).to_series()
    assert (outside == pairs["outside"]).all()
    assert set(pairs["outside"]) == {-1, 0, 1}


def test_what_cannot_be_used_is_counted(flows):
    odd = pl.DataFrame(
        {
            "origin": ["SWE", "ROW", flows["origin"][0]],
            "destination": ["ROW", "SWE", "XYZ"],
            "amount": [5.0, 5.0, 5.0],
        }
    )
    found = gravity(pl.concat([flows, odd]), geography.distances())
    countries = flows["origin"].n_unique()
    assert found["about"]["left_out"].item() == 2 * countries
    assert found["about"]["pairs"].item() == flows.height
    assert "ROW" not in found["pairs"]["origin"]


def test_a_suppressed_pair_is_left_out_and_no_nought(flows):
    hidden = flows.with_columns(amount=pl.when(pl.int_range(pl.len()) > 0).then(pl.col("amount")))
    found = gravity(hidden, geography.distances())
    assert found["about"]["left_out"].item() == 1
    assert found["pairs"].height == flows.height - 1


def test_progress_is_told(flows):
    told = []
    gravity(flows, geography.distances(), lambda step, done: told.append(done))
    assert told == sorted(told)
    assert all(0 <= part <= 1 for part in told)


def test_a_handful_of_countries_is_refused():
    with pytest.raises(Problem, match="too_small"):
        gravity(random_world(1, countries=19), geography.distances())
