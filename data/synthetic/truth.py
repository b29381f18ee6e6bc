from dataclasses import dataclass
from typing import Final

CLOSED_FROM: Final = (2020, 3)
"""Year and month from which visits are mostly digital, until travel comes back in OPEN_FROM."""
OPEN_FROM: Final = (2021, 9)

FORMAT_SHARES: Final = {
    "before": (0.90, 0.04, 0.05, 0.01),
    "closed": (0.06, 0.54, 0.34, 0.06),
    "after": (0.58, 0.20, 0.12, 0.10),
}
"""Shares of the formats of the vocabulary, in its order, in each of the three periods."""

STAGE_RATES: Final = (0.30, 0.45, 0.50, 0.55, 0.40)
"""Share of physical visits that reach the first stage, then of each stage that reach the next."""
STAGE_MONTHS: Final = (5.0, 7.0, 9.0, 8.0, 14.0)
"""Mean months from one stage to the next (gamma distributed, shape 2)."""
REMOTE_FACTOR: Final = 0.5
"""A visit that is not physical reaches its first stage this many times as often."""


@dataclass(frozen=True)
class Truth:
    """What is true of a synthetic world; the same truth and sizes give the same tables.

    `distance` and `contiguity` are the gravity coefficients of ln km and of a shared border.
    `visit_effect` is the relative rise (0.1 = 10 %) of a host's exports to the visitors' country
    in the visit's sector, for good, from `visit_lag` years after the first reported, dated visit.
    `chase` makes visits follow growth: the change in a pair's log intensity of visits per unit of
    its trade shock of the year before. `imports` is the share of rows that the destination
    reports; they are `cif` times as high, with noise. `suppressed` is the share of hidden values.
    """

    seed: int = 1
    countries: int = 100
    products: int = 1000
    first_year: int = 2005
    last_year: int = 2024
    distance: float = -1.0
    contiguity: float = 0.5
    visit_effect: float = 0.0
    visit_lag: int = 1
    chase: float = 0.0
    imports: float = 0.35
    cif: float = 1.06
    suppressed: float = 0.004

    @property
    def years(self) -> range:
        """Its years, both ends in."""
        return range(self.first_year, self.last_year + 1)
