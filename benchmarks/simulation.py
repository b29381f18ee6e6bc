"""`python -m benchmarks.simulation`: does the effect of visits hold where the truth is known?

Each register is a synthetic world of its own: a trade table with shocks, zeros and few large
flows, and visits that raise exports by a known part, or that only follow them. The method that the
page uses estimates each. What is found goes to docs/effect.md.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import polars as pl

from analytics.reports import one_report
from analytics.visit_effect import effect_of, event_study, told
from analytics.visit_panel import first_visits, visit_panel
from benchmarks import marked
from data.aggregate import exports_aggregate
from data.crosswalk import sectors_of
from data.settings import HOME
from data.synthetic.exports import exports
from data.synthetic.truth import Truth
from data.synthetic.visits import first_visit, visits
from data.synthetic.world import CLASSIFICATION

PAGE: Final = HOME / "docs" / "effect.md"
FOUND: Final = HOME / "local" / "simulation"
REGISTERS: Final = 200
FIRST_SEED: Final = 1000
LAG: Final = 1
COUNTRIES: Final = 20
PRODUCTS: Final = 60
ROWS: Final = 70_000
VISITS: Final = 1_500
CELLS: Final = ((0.0, 0.0), (0.05, 0.0), (0.1, 0.0), (0.2, 0.0), (0.0, 3.0))
"""The true effect, and how closely visits follow growth (`chase`)."""


def main() -> None:
    """Estimate what is missing of the registers asked for, then write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulation", description=__doc__)
    parser.add_argument("--registers", type=int, default=REGISTERS, help="of each cell")
    parser.add_argument("--out", type=Path, default=FOUND, help="where estimates are kept")
    options = parser.parse_args()
    kept_in = options.out / _recipe()
    kept_in.mkdir(parents=True, exist_ok=True)
    for seed in range(FIRST_SEED, FIRST_SEED + options.registers):
        for effect, chase in CELLS:
            kept = kept_in / f"{effect:g}_{chase:g}_{seed}.json"
            if not kept.exists():
                kept.write_text(json.dumps(estimated(seed, effect, chase)), "utf-8")
    write(found(kept_in))


def _recipe() -> str:
    """Differs as soon as the method or the generator does: answers of another are not kept on."""
    digest = sha256()
    for pattern in ("analytics/visit_*.py", "analytics/cluster_errors.py", "data/synthetic/*.py"):
        for path in sorted(HOME.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def estimated(seed: int, effect: float, chase: float) -> dict[str, Any]:
    """The method's answer for one register."""
    flows, register = world(seed, chase)
    panel = raised(visit_panel(flows, first_visits(register)), effect)
    answer = told(effect_of(panel, LAG), event_study(panel), panel).row(0, named=True)
    return {"seed": seed, "truth": effect, "chase": chase, **answer}


def raised(panel: pl.DataFrame, effect: float) -> pl.DataFrame:
    """The panel of a world without an effect, as it would be with one: what visits raise, times it.

    The generator does the same to every product of a cell.
    """
    visited = (pl.col("since") >= LAG).fill_null(value=False)
    return panel.with_columns(
        amount=pl.col("amount") * pl.when(visited).then(1 + effect).otherwise(1.0)
    )


@lru_cache(maxsize=2)
def world(seed: int, chase: float, effect: float = 0.0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The aggregate of exports and the visits of one register."""
    truth = Truth(
        seed=seed,
        countries=COUNTRIES,
        products=PRODUCTS,
        visit_effect=effect,
        visit_lag=LAG,
        chase=chase,
        imports=0.0,
    )
    register = visits(truth, VISITS)
    rows = pl.concat(exports(truth, ROWS, first_visit(truth, register)))
    sectors = sectors_of(CLASSIFICATION, rows["product"].unique().sort())
    return one_report(exports_aggregate(rows.lazy(), sectors.lazy())), register


def found(folder: Path) -> pl.DataFrame:
    """Every answer that is kept."""
    return pl.DataFrame([json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")])


def table(answers: pl.DataFrame) -> pl.DataFrame:
    """One row a cell: how often the interval holds the truth, and how often an effect is told.

    `coverage` is that of the estimates that the page shows; `withheld_coverage` of those that it
    keeps to itself, since the pre-trend fails; `coverage_of_all` of both. `told` is of all
    registers, `told_of_shown` of those with an estimate that is shown.
    """
    covered = (pl.col("low") <= pl.col("truth")) & (pl.col("truth") <= pl.col("high"))
    told_of = pl.col("verdict").is_in(["rise", "fall"])
    shown = pl.col("verdict") != "pre_trend"
    return (
        answers.group_by("truth", "chase")
        .agg(
            registers=pl.len(),
            shown=shown.sum(),
            coverage=covered.filter(shown).mean(),
            told=told_of.mean(),
            told_of_shown=told_of.filter(shown).mean(),
            mean=pl.col("effect").mean(),
            spread=pl.col("effect").std(),
            withheld_coverage=covered.filter(~shown).mean(),
            coverage_of_all=covered.mean(),
        )
        .sort("chase", "truth")
    )


def write(answers: pl.DataFrame) -> None:
    """Put the table between its marks on the page."""
    marked.replace(PAGE, "simulation", "\n".join(_lines(table(answers))))


def _lines(cells: pl.DataFrame) -> Iterator[str]:
    yield f"Run on {datetime.now(UTC).date().isoformat()}."
    yield ""
    yield (
        "| true effect | visits follow growth | registers | shown | **shown intervals hold it** "
        "| an effect is told | told, of those shown | mean estimate | spread "
        "| note: withheld ones would hold it | note: all intervals |"
    )
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for row in cells.iter_rows(named=True):
        yield (
            f"| {row['truth']:.0%} | {'yes' if row['chase'] else 'no'} | {row['registers']} "
            f"| {row['shown']} | **{_part(row['coverage'])}** | {row['told']:.1%} "
            f"| {_part(row['told_of_shown'])} | {row['mean']:.1%} | {row['spread']:.1%} "
            f"| {_part(row['withheld_coverage'])} | {row['coverage_of_all']:.1%} |"
        )


def _part(share: float | None) -> str:
    """A share of registers of which there may be none."""
    return "\u2013" if share is None else f"{share:.1%}"


if __name__ == "__main__":
    main()
