"""Visits, cooperation and reported totals, read from public pages one by one, each with its source.

They are kept as they were gathered, one line a record, so that a change can be read.
"""

import shutil
from pathlib import Path
from typing import Final

FOLDER: Final = "curated"
FILES: Final = ("visits.csv", "cooperation.csv", "reported_totals.csv")


def derive(sources: Path, bundled: Path) -> None:
    """Copy the three tables."""
    for file in FILES:
        shutil.copyfile(sources / FOLDER / file, bundled / file)
