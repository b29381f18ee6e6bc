"""How long the aggregate of a large trade table takes, and how much memory, beside DuckDB.

`python -m benchmarks.aggregate [--rows 100000000]` prints the figures. Each run is a process of
its own, so that its peak memory is its own; of RUNS alternating runs the shortest time and the
highest memory count.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import polars as pl

from benchmarks.figure import Figure
from benchmarks.process import peak_mb
from data.aggregate import exports_aggregate
from data.crosswalk import sectors_of
from data.settings import HOME
from data.synthetic.folder import TRUTH, Sizes, write
from data.synthetic.truth import Truth

ROWS: Final = 10_000_000
RUNS: Final = 3
FOLDER: Final = HOME / "local" / "benchmarks"
FILES: Final = "synthetic_exports-*.parquet"

SLOWER_THAN_DUCKDB: Final = 1.2
RESIDENT_MB: Final = 1024.0

QUERY: Final = """
    WITH shared AS (
        SELECT product, sector, 1.0 / count(*) OVER (PARTITION BY product) AS share FROM sectors
    )
    SELECT
        CAST(period[1:4] AS INTEGER) AS year,
        CASE flow WHEN 'export' THEN reporter ELSE partner END AS origin,
        CASE flow WHEN 'export' THEN partner ELSE reporter END AS destination,
        coalesce(sector, 'other') AS sector,
        sum(value) AS amount,
        sum(value * coalesce(share, 1.0)) AS amount_once,
        CASE flow WHEN 'export' THEN 'origin' ELSE 'destination' END AS reported_by,
        count(*) - count(value) AS missing
    FROM read_parquet('{files}') LEFT JOIN shared USING (product)
    GROUP BY ALL ORDER BY year, origin, destination, sector, reported_by
"""


def measure(rows: int = ROWS) -> list[Figure]:
    """Seconds, peak resident memory and groups of each engine, and the ratio of their times.

    A synthetic trade table of that many rows is made once and kept under local/benchmarks.
    """
    folder = _table(rows)
    runs = [(_run("samspel", folder), _run("duckdb", folder)) for _ in range(RUNS)]
    ours, theirs = (_summary([run[which] for run in runs]) for which in (0, 1))
    if ours["groups"] != theirs["groups"]:
        raise ValueError("the two engines disagree")
    named = f"aggregate of {rows:,} rows"
    return [
        Figure(f"{named}: groups", ours["groups"], "rows"),
        Figure(f"{named}: Polars", ours["seconds"], "s"),
        Figure(f"{named}: DuckDB", theirs["seconds"], "s"),
        Figure(
            f"{named}: Polars to DuckDB",
            ours["seconds"] / theirs["seconds"],
            "x",
            SLOWER_THAN_DUCKDB,
        ),
        Figure(f"{named}: Polars, resident", ours["megabytes"], "MB", RESIDENT_MB),
        Figure(f"{named}: DuckDB, resident", theirs["megabytes"], "MB"),
    ]


def _summary(runs: list[dict[str, float]]) -> dict[str, float]:
    # The quickest run is the least disturbed one; memory is needed as often as it is at its most.
    pick = {"seconds": min, "megabytes": max, "groups": max}
    return {part: chosen(run[part] for run in runs) for part, chosen in pick.items()}


def _table(rows: int) -> Path:
    folder = FOLDER / f"exports-{rows}"
    if not (folder / TRUTH).exists():
        write(folder, Truth(), Sizes(exports=rows), ("exports",))
    return folder


def _run(engine: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.aggregate", "--engine", engine, str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HOME).stdout
    found: dict[str, float] = json.loads(printed)
    return found


def _timed(engine: str, folder: Path) -> dict[str, float]:
    facts = pl.scan_parquet(folder / FILES)
    products = facts.select(pl.col("product").unique()).collect(engine="streaming").to_series()
    sectors = sectors_of("hs6", products)
    work = _samspel(facts, sectors) if engine == "samspel" else _duckdb(folder, sectors)
    start = time.perf_counter()
    groups = work().height
    return {
        "seconds": time.perf_counter() - start,
        "megabytes": peak_mb(os.getpid()),
        "groups": groups,
    }


def _samspel(facts: pl.LazyFrame, sectors: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    return lambda: exports_aggregate(facts, sectors.lazy())


def _duckdb(folder: Path, sectors: pl.DataFrame) -> Callable[[], Any]:
    import duckdb  # noqa: PLC0415 - the other engine's process must not carry it

    connection = duckdb.connect()
    connection.register("sectors", sectors.to_arrow())
    return lambda: connection.sql(QUERY.format(files=folder / FILES)).pl()


def main() -> None:
    """Print the figures, or what one engine's run found as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aggregate", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--engine", nargs=2, metavar=("ENGINE", "FOLDER"))
    options = parser.parse_args()
    if options.engine:
        engine, folder = options.engine
        print(json.dumps(_timed(engine, Path(folder))))
        return
    for figure in measure(options.rows):
        print(f"{figure.name}\t{figure.value:,.2f}\t{figure.unit}\t{figure.target or ''}")


if __name__ == "__main__":
    main()
