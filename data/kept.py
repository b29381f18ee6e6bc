"""Keeps the aggregate of a large dataset on disk, so that it is made once a version.

A kept file's name carries the dataset, its version and the recipe: the crosswalk and the code
that aggregates. It may be deleted at any time; a damaged one, or one older than its data, is made
again.
"""

import logging
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Final

import polars as pl

from data import aggregate, crosswalk
from data.dataset import VERSION_LENGTH, Dataset

FOLDER: Final = "aggregates"

log = logging.getLogger(__name__)


def read(cache: Path, dataset: Dataset, schema: pl.Schema) -> pl.DataFrame | None:
    """The kept aggregate of the dataset as it is, or None where there is none to trust."""
    path = _path(cache, dataset)
    try:
        if path.stat().st_mtime < max(file.stat().st_mtime for file in dataset.paths):
            return None
        frame = pl.read_parquet(path)
    except FileNotFoundError:
        return None
    except (OSError, pl.exceptions.PolarsError):
        log.warning("kept aggregate %s is damaged and is made again", path.name)
        return None
    return frame if frame.schema == schema else None


def write(cache: Path, dataset: Dataset, frame: pl.DataFrame) -> None:
    """Keep the aggregate in place of those of earlier versions.

    A folder that can't be written to is no error: the aggregate is made again next time.
    """
    path = _path(cache, dataset)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, frame)
        for earlier in path.parent.glob(f"{dataset.name}-*.parquet"):
            if earlier != path:
                earlier.unlink(missing_ok=True)
    except OSError:
        log.warning("aggregate of %s could not be kept in %s", dataset.name, cache, exc_info=True)


def _write_whole(path: Path, frame: pl.DataFrame) -> None:
    # Written beside and renamed, so that another process never reads half a file.
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        frame.write_parquet(name, compression="zstd")
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _path(cache: Path, dataset: Dataset) -> Path:
    return cache / FOLDER / f"{dataset.key}-{_recipe()}.parquet"


def _recipe() -> str:
    files = (crosswalk.FILE, Path(aggregate.__file__))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:VERSION_LENGTH]
