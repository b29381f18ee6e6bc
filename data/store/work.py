"""Working folders of those who write, so that what a killed process leaves behind is told apart.

A writer holds a lock for as long as it lives, and the system frees it when the process ends,
however it ends. A lock that nobody holds is that of a dead writer.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final
from uuid import uuid4

from data.problem import Problem

SUFFIX: Final = ".lock"


@contextmanager
def working(place: Path, name: str) -> Iterator[Path]:
    """A folder below `place` for one piece of work, gone when the work ends; `name` says whose."""
    place.mkdir(parents=True, exist_ok=True)
    folder = place / f"{name}-{uuid4().hex}"
    with _held(folder) as lock:
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            Path(lock.name).unlink(missing_ok=True)


@contextmanager
def _held(folder: Path) -> Iterator[IO[bytes]]:
    path = folder.with_suffix(SUFFIX)
    while True:
        with path.open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Somebody who clears up may have taken it for dead before it was locked.
            if _is_at(path, lock):
                yield lock
                return


def _is_at(path: Path, lock: IO[bytes]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(lock.fileno()).st_ino
    except FileNotFoundError:
        return False


def is_live(place: Path, name: str, besides: str) -> bool:
    """Whether a living process works for `name`, other than the one of the folder `besides`."""
    locks = place.glob(f"{name}-{'?' * 32}{SUFFIX}")
    return any(not _is_free(path) for path in locks if path.stem != besides)


def _is_free(path: Path) -> bool:
    try:
        with path.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


def clear(place: Path, bury: Callable[[str, str], None]) -> None:
    """Remove the working folders of the dead, and nothing of the living.

    `bury` is first told the name and the folder's name of each, to remove what lies elsewhere;
    where it raises Problem the dead one is left as it is.
    """
    folders = [path for path in place.glob("*") if path.is_dir()]
    for path in place.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError, BlockingIOError, Problem), path.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            bury(path.stem.rpartition("-")[0], path.stem)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            path.unlink(missing_ok=True)
    for folder in folders:
        if not folder.with_suffix(SUFFIX).exists():
            shutil.rmtree(folder, ignore_errors=True)
