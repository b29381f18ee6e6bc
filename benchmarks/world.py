"""How long the methods take that compare a country with the world, on a large synthetic world.

`python -m benchmarks --only world`. The table is made once and kept under local/benchmarks; the
methods read its last year, as the pages do.
"""

import time
from collections.abc import Callable
from typing import Final, TypeVar

import polars as pl

from analytics.gravity import gravity
from analytics.potential import export_potential
from analytics.specialisation import specialisation
from analytics.world import world
from benchmarks.figure import Figure
from data import geography
from data.settings import HOME
from data.synthetic.folder import TRUTH, Sizes, write
from data.synthetic.truth import Truth

T = TypeVar("T")

FOLDER: Final = HOME / "local" / "benchmarks"
FILES: Final = "synthetic_exports-*.parquet"
LARGE: Final = Truth(countries=200, products=100)
ROWS: Final = 20_000_000
SECONDS: Final = 10.0


def measure(truth: Truth = LARGE, rows: int = ROWS) -> list[Figure]:
    """Seconds to read a year, and for potential, RCA and gravity of all origins."""
    folder = FOLDER / f"world-{truth.countries}-{truth.products}-{rows}"
    if not (folder / TRUTH).exists():
        write(folder, truth, Sizes(exports=rows), ("exports",))
    facts = pl.scan_parquet(folder / FILES)
    size = f"{truth.countries} countries, {truth.products} products, {len(truth.years)} years"
    flows, reading = _timed(lambda: world(facts, truth.last_year))
    told = f"{size}, {rows:,} rows"
    return [
        Figure(f"{told}: one year read", reading, "s"),
        Figure(f"{size}: rows of that year", flows.height, "rows"),
        *(_figure(f"{size}: {name}", work) for name, work in _methods(flows).items()),
    ]


def _methods(flows: pl.DataFrame) -> dict[str, Callable[[], object]]:
    # The first estimate of a process compiles the estimator; later ones do not.
    distances = geography.distances()
    return {
        "export potential of all origins": lambda: export_potential(flows),
        "RCA of all origins": lambda: specialisation(flows),
        "gravity of all origins, first in its process": lambda: gravity(flows, distances),
        "gravity of all origins, again": lambda: gravity(flows, distances),
    }


def _figure(name: str, work: Callable[[], object]) -> Figure:
    return Figure(name, _timed(work)[1], "s", SECONDS)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start
