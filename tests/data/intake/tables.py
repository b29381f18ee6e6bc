"""Small tables as a reader hands them over, and real files where they are at hand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest

from data.intake.check import FACTS, check
from data.intake.checked import Checked
from data.intake.mapping import Mapping as Mapped
from data.intake.rejects import REJECTED
from data.readers.read import read
from data.readers.table import LINE, Table
from data.settings import HOME

SHARED = Path(HOME).parent / "shared" / "data"


def table(
    columns: Mapping[str, Sequence[str | None]], folder: Path, first: int = 2, **parts: object
) -> Table:
    """A table of text whose first row stands on line 2."""
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    lines = pl.int_range(first, first + frame.height, dtype=pl.Int64, eager=True).alias(LINE)
    path = folder / f"table-{len(list(folder.glob('table-*')))}.parquet"
    frame.insert_column(0, lines).write_parquet(path)
    return Table(tuple(columns), str(path), rows=frame.height, **parts)


def checked(
    whole: Table, mapping: Mapped, folder: Path
) -> tuple[Checked, pl.DataFrame, pl.DataFrame]:
    """What a check counts, its facts and its rejects; every row is accounted for."""
    counts = check(whole, mapping, "ours", folder / "work")
    assert counts.read == counts.accepted + counts.rejected + sum(counts.left_out.values())
    facts = pl.read_parquet(folder / "work" / FACTS)
    assert facts.height == counts.facts
    return counts, facts, pl.read_parquet(folder / "work" / REJECTED)


def real(name: str) -> Path:
    """A file of the shared folder; the test is skipped where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    return path


def tables_of(name: str, folder: Path) -> Iterator[Table]:
    """The tables of a real file, the likeliest first."""
    path = real(name)
    yield from read(path, path.name, folder).tables
