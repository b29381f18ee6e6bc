"""Real files, cells of which are damaged, on the road to facts.

`python -m tests.data.intake.mutants [--mutants 3000]`

A cell of one line is damaged as people damage them. What comes of it are facts or a sentence,
never a trace; every row is counted; and no fact of another line changes.
"""

import argparse
import csv
import gzip
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

import polars as pl

from data.intake.check import FACTS, check
from data.intake.mapping import Mapping
from data.intake.suggest import suggest
from data.problem import Problem
from data.readers.read import read
from data.words import Words
from tests.data.intake.tables import SHARED

MUTANTS: Final = 3_000
SEED: Final = 20_261_126
LINES: Final = 60
TOUCHED: Final = 2
"""Facts that one damaged line may take with it: its own, and that of the line it contradicts."""

FILES: Final = {
    "exports/baci_hs92_2021_exports_of_AFG_ZAF.csv.gz": ",",
    "formats/comtrade_portal_csv_2023plus_SGP_imports_HS2.csv": ",",
    "exports/comtrade_hs2_exports_2015_2024_de_and_to_nordics.csv.gz": ",",
    "curated/visits.csv": ",",
}

DAMAGES: Final[dict[str, Callable[[str, Random], str]]] = {
    "other decimal mark": lambda cell, _: cell.replace(".", ","),
    "unit in the cell": lambda cell, _: f"{cell} kg",
    "no number": lambda cell, _: f"{cell}x",
    "no day": lambda *_: "2019-02-31",
    "quote": lambda cell, random: f'{cell[: random.randrange(len(cell) + 1)]}"{cell}',
    "empty": lambda *_: "",
    "a sign": lambda _, random: random.choice((":", "..", "-", "NA", "=1+1", "\u2212", "1e999")),
    "total": lambda *_: "World",
}


def sample(name: str) -> tuple[list[str], list[list[str]]]:
    """The header and the first lines of a real file."""
    content = (SHARED / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=FILES[name])
    return head, rows[:LINES]


def written(head: list[str], rows: list[list[str]]) -> bytes:
    """Lines as a file has them."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([head, *rows])
    return stream.getvalue().encode()


def outcome(content: bytes, mapping: Mapping | None = None) -> tuple[Mapping, Counter[str]]:
    """The facts that a file gives, under its own mapping or the one of the whole file."""
    with tempfile.TemporaryDirectory() as place:
        path, work = Path(place) / "upload", Path(place) / "work"
        work.mkdir()
        path.write_bytes(content)
        table = read(path, "file.csv", work).tables[0]
        found = suggest(table).mapping
        counts = check(table, mapping or found, "ours", work / "check")
        left = sum(counts.left_out.values())
        assert counts.read == counts.accepted + counts.rejected + left
        facts = pl.read_parquet(work / "check" / FACTS)
        return found, Counter(str(row) for row in facts.iter_rows())


def offences(count: int, seed: int = SEED) -> Iterator[str]:
    """What was wrong with which of so many mutants."""
    random = Random(seed)
    files = {name: sample(name) for name in FILES}
    wholes = {name: outcome(written(*parts)) for name, parts in files.items()}
    for number in range(count):
        name = list(FILES)[number % len(FILES)]
        how, rows = mutated(files[name][1], random)
        mapping, facts = wholes[name]
        try:
            _, found = outcome(written(files[name][0], rows), mapping)
        except Problem as problem:
            Words("en")(problem.key, **problem.values)
            continue
        gone, new = (facts - found).total(), (found - facts).total()
        if gone > TOUCHED or new > TOUCHED:
            yield f"{number}: {name}, {how}: {gone} facts gone, {new} that never were"


def mutated(rows: list[list[str]], random: Random) -> tuple[str, list[list[str]]]:
    """The rows with one line damaged in one way, and the way."""
    line = random.randrange(len(rows))
    row = list(rows[line])
    place, other = random.randrange(len(row)), random.randrange(len(row))
    how = random.choice((*DAMAGES, "swapped", "twice", "ragged", "long"))
    if how in DAMAGES:
        row[place] = DAMAGES[how](row[place], random)
    elif how == "swapped":
        row[place], row[other] = row[other], row[place]
    elif how == "ragged":
        row = row[:place]
    elif how == "long":
        row = [*row, "9"]
    instead = [row, row] if how == "twice" else [row]
    return how, [*rows[:line], *instead, *rows[line + 1 :]]


def main() -> None:
    """Check so many mutants; the exit code is 1 if one of them was taken wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.data.intake.mutants")
    parser.add_argument("--mutants", type=int, default=MUTANTS)
    options = parser.parse_args()
    found = list(offences(options.mutants))
    sys.stdout.write(f"{options.mutants} mutants, {len(found)} taken wrongly\n")
    sys.stdout.writelines(f"{one}\n" for one in found)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
