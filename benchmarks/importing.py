"""How long a large CSV takes on its road to a dataset, beside the least that any tool has to do.

`python -m benchmarks.importing [--rows 10000000]` prints the figures. The least is a bare
`polars.scan_csv(...).sink_parquet(...)` and the same aggregate of it. Each run is a process of its
own, one after the other in turns, on a file that is in memory; of RUNS the shortest time and the
highest memory count.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.figure import Figure
from benchmarks.process import peak_mb
from data.aggregate import exports_aggregate
from data.command.__main__ import main as samspel
from data.crosswalk import sectors_of
from data.settings import HOME, VARIABLE
from data.synthetic.exports import exports
from data.synthetic.truth import Truth
from data.synthetic.visits import first_visit, visits

ROWS: Final = 10_000_000
RUNS: Final = 3
FOLDER: Final = HOME / "local" / "benchmarks"
DATASET: Final = "imported"
REGISTER: Final = 3_000

SLOWER_THAN_BARE: Final = 2.0
RESIDENT_MB: Final = 3000.0
BYTES_IN_MB: Final = 1_000_000

COLUMNS: Final = {
    "period": "Year",
    "reporter": "Reporter",
    "partner": "Partner",
    "flow": "Flow",
    "product": "HS code",
    "description": "Description",
    "value": "Value (USD)",
}
SETTINGS: Final = ("unit=usd", "currency=USD", "classification=hs6", "decimal=.")


def measure(rows: int = ROWS) -> list[Figure]:
    """Seconds and peak resident memory of the import and of the least, and the ratio of times.

    A synthetic trade table is written once as CSV, about 100 bytes a row, under local/benchmarks.
    """
    path = _file(rows)
    runs = [(_run("samspel", path), _run("bare", path)) for _ in range(RUNS)]
    ours, bare = (
        {
            "seconds": min(run[which]["seconds"] for run in runs),
            "megabytes": max(run[which]["megabytes"] for run in runs),
        }
        for which in (0, 1)
    )
    size = path.stat().st_size / BYTES_IN_MB
    named = f"import of {rows:,} rows, {size:,.0f} MB of CSV"
    return [
        Figure(f"{named}: Samspel", ours["seconds"], "s"),
        Figure(f"{named}: scan_csv, sink_parquet and aggregate", bare["seconds"], "s"),
        Figure(
            f"{named}: Samspel to the least",
            ours["seconds"] / bare["seconds"],
            "x",
            SLOWER_THAN_BARE,
        ),
        Figure(f"{named}: Samspel, resident", ours["megabytes"], "MB", RESIDENT_MB),
        Figure(f"{named}: the least, resident", bare["megabytes"], "MB"),
    ]


def _file(rows: int) -> Path:
    """The table as a trade database would give it: codes, and a description of each product."""
    path = FOLDER / f"importing-{rows}.csv"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    half, truth = path.with_suffix(".part"), Truth()
    with half.open("wb") as file:
        for number, chunk in enumerate(
            exports(truth, rows, first_visit(truth, visits(truth, REGISTER)))
        ):
            described = pl.format(
                "Goods of heading {}, whatever they are made of, n.e.s.", "product"
            )
            table = chunk.with_columns(description=described).select(
                pl.col(name).alias(title) for name, title in COLUMNS.items()
            )
            table.write_csv(file, include_header=number == 0)
    return half.rename(path)


def _run(which: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.importing", "--run", which, str(path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HOME).stdout
    found: dict[str, float] = json.loads(printed.splitlines()[-1])
    return found


def _timed(which: str, path: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=path.parent) as place:
        work = _samspel(path, Path(place)) if which == "samspel" else _bare(path, Path(place))
        _in_memory(path)
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
    peak = peak_mb(os.getpid())
    return {"seconds": seconds, "megabytes": peak}


def _in_memory(path: Path) -> None:
    """Read the file once, so that the disk's speed on that day says nothing in the figures."""
    with path.open("rb") as file:
        while file.read(BYTES_IN_MB):
            pass


def _samspel(path: Path, place: Path) -> Callable[[], None]:
    settings = place / "samspel.toml"
    settings.write_text('store_folder = "store"\ncache_folder = "cache"\n', "utf-8")
    os.environ[VARIABLE] = str(settings)
    told = [part for one in SETTINGS for part in ("--set", one)]
    command = [
        "import",
        str(path),
        "--dataset",
        DATASET,
        "--coverage",
        "synthetic",
        "--json",
        *told,
    ]

    def work() -> None:
        if samspel(command):
            raise RuntimeError("the file was not imported")

    return work


def _bare(path: Path, place: Path) -> Callable[[], None]:
    def work() -> None:
        kept = place / "bare.parquet"
        renamed = {title: name for name, title in COLUMNS.items()}
        types = dict.fromkeys(COLUMNS.values(), pl.String) | {COLUMNS["value"]: pl.Float64}
        pl.scan_csv(path, schema=types).rename(renamed).sink_parquet(kept)
        facts = pl.scan_parquet(kept)
        products = facts.select(pl.col("product").unique()).collect(engine="streaming").to_series()
        exports_aggregate(facts, sectors_of("hs6", products).lazy())

    return work


def main() -> None:
    """Print the figures, or what one run found as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--run", nargs=2, metavar=("WHICH", "FILE"))
    options = parser.parse_args()
    if options.run:
        which, path = options.run
        print(json.dumps(_timed(which, Path(path))))
        return
    for figure in measure(options.rows):
        print(f"{figure.name}\t{figure.value:,.2f}\t{figure.unit}\t{figure.target or ''}")


if __name__ == "__main__":
    main()
