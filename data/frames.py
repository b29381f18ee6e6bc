"""Several named frames in one folder, written whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

import polars as pl

Frames = dict[str, pl.DataFrame]

SUFFIX: Final = ".parquet"


def write(folder: Path, frames: Frames) -> None:
    """Write each frame to a file of its name. Raises OSError where the folder can't be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}{SUFFIX}")


def read(folder: Path) -> Frames | None:
    """The frames of a folder by name; None where there are none or one can't be read."""
    try:
        found = {path.stem: pl.read_parquet(path) for path in sorted(folder.glob(f"*{SUFFIX}"))}
    except (OSError, pl.exceptions.PolarsError):
        return None
    with suppress(OSError):
        os.utime(folder)
    return found or None


def keep(made: Path, folder: Path) -> None:
    """Put a folder that has been made in its place; another process may have been first."""
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(made, ignore_errors=True)


def forget(root: Path, kept: int) -> None:
    """Remove the folders below `root` that were used least lately, all but `kept` of them."""
    folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    latest_first = sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in latest_first[kept:]:
        shutil.rmtree(path, ignore_errors=True)
