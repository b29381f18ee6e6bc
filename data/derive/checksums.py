"""Fills in the checksum of every file that this derivation writes, which makes its version.

Geography, which has a step of its own, has none in sources.csv: it is computed when it is read.
"""

from pathlib import Path

import polars as pl

from data.dataset import SOURCES, checksum_of, read_sources


def derive(_: Path, bundled: Path) -> None:
    """Write the bundled folder's sources.csv again, checksums brought up to date."""
    rows = [{**row, "checksum": _checksum(row, bundled)} for row in read_sources(bundled)]
    pl.DataFrame(rows).write_csv(bundled / SOURCES, line_terminator="\n")


def _checksum(row: dict[str, str], bundled: Path) -> str:
    if row["kind"] == "geography":
        return ""
    return checksum_of(sorted(bundled.glob(row["file"])))
