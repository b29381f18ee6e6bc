import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from analytics.wilson import wilson


def ends(reached, of):
    low, high = wilson(pl.col("reached"), pl.col("of"))
    frame = pl.DataFrame({"reached": [reached], "of": [of]})
    return frame.select(low=low, high=high).row(0)


@pytest.mark.parametrize(("reached", "of"), [(0, 1), (0, 30), (1, 7), (25, 167), (50, 50), (3, 4)])
def test_the_interval_is_that_of_statsmodels(reached, of):
    assert ends(reached, of) == pytest.approx(
        proportion_confint(reached, of, alpha=0.05, method="wilson"), abs=1e-12
    )


def test_of_nothing_there_is_no_interval():
    assert ends(0, 0) == (None, None)
