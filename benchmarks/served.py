"""The servers that are measured, and the large tables that they read."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.aggregate import FOLDER
from benchmarks.process import cpu_seconds
from data.settings import HOME
from data.synthetic.folder import TRUTH, Sizes, write
from data.synthetic.truth import Truth
from tests.serving import Server, serving

PATIENCE_S: Final = 60
RESTING: Final = 0.05
"""The part of a second that a server at rest may use of a processor."""


@contextmanager
def started(data: Path | None = None) -> Iterator[Server]:
    """A server of its own process, with another folder of data if one is named.

    Raises RuntimeError in the end where it has logged a failure: what was measured is void then.
    """
    folder = f'data_folder = "{data}"' if data else ""
    with TemporaryDirectory() as place:
        with serving(Path(place), folder, HOME) as server:
            yield server
        if " ERROR " in server.said():
            raise RuntimeError(server.said())


@contextmanager
def served(data: Path | None = None) -> Iterator[Server]:
    """The same, once it has done what it begins with, such as to compress what browsers fetch."""
    with started(data) as server:
        _rest(server.process.pid)
        yield server


def synthetic(rows: int) -> Path:
    """A folder with a synthetic trade table of so many rows, made once."""
    folder = FOLDER / f"exports-{rows}"
    if not (folder / TRUTH).exists():
        write(folder, Truth(), Sizes(exports=rows), ("exports",))
    return folder


def _rest(process: int) -> None:
    """Wait until a process has done hardly anything for a second, which it must within a minute."""
    used = cpu_seconds(process)
    for _ in range(PATIENCE_S):
        time.sleep(1)
        before, used = used, cpu_seconds(process)
        if used - before < RESTING:
            return
    raise TimeoutError(f"process {process} does not come to rest")
