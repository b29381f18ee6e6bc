"""How wide every interval is: one that holds the truth in 95 of 100 samples."""

from statistics import NormalDist
from typing import Final

LEVEL: Final = 0.95

UPPER: Final = (1 + LEVEL) / 2
"""The quantile at which an interval of two equal tails ends."""

Z: Final = NormalDist().inv_cdf(UPPER)
"""Standard errors on either side, where these are known well enough to be normal."""
