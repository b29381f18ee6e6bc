"""`python -m benchmarks`: measure the dashboard's speed and write it into docs/speed.md.

`--only click,opening` measures parts alone and prints them; what is printed is written nowhere.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from benchmarks import (
    aggregate,
    click,
    importing,
    marked,
    opening,
    readers,
    reading,
    rerun,
    slides,
    world,
)
from benchmarks.figure import Figure
from benchmarks.machine import machine
from benchmarks.table import page, record, row
from data.settings import HOME

PAGE: Final = HOME / "docs" / "speed.md"
RECORDS: Final = HOME / "local" / "benchmarks"
PARTS: Final[dict[str, Callable[[int], list[Figure]]]] = {
    "click": click.measure,
    "rerun": lambda _: rerun.measure(),
    "opening": lambda _: opening.measure(),
    "readers": lambda _: readers.measure(),
    "aggregate": aggregate.measure,
    "reading": lambda _: reading.measure(),
    "world": lambda _: world.measure(),
    "slides": lambda _: slides.measure(),
    "importing": importing.measure,
}


def main() -> None:
    """Measure what is asked for; a whole run replaces the page of figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas")
    parser.add_argument("--rows", type=int, default=click.MANY_ROWS, help="of a large table")
    options = parser.parse_args()
    wanted = options.only.split(",")
    sections = {name: _measured(name, options.rows) for name in wanted}
    if set(sections) == set(PARTS):
        _write(sections)


def _measured(name: str, rows: int) -> list[Figure]:
    print(f"\n{name}", flush=True)
    figures = PARTS[name](rows)
    print("\n".join(map(row, figures)), flush=True)
    return figures


def _write(sections: dict[str, list[Figure]]) -> None:
    now, where = datetime.now(UTC), machine()
    RECORDS.mkdir(parents=True, exist_ok=True)
    marked.replace(PAGE, "bench", page(sections, where, now.date()))
    stamped = RECORDS / f"{now:%Y%m%dT%H%M%S}.json"
    stamped.write_text(record(sections, where, now.date()), "utf-8")


if __name__ == "__main__":
    main()
