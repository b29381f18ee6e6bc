"""The servers that are measured, and the large tables that they read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.aggregate import FOLDER
from data.settings import HOME
from data.synthetic.folder import TRUTH, Sizes, write
from data.synthetic.truth import Truth
from tests.serving import Server, serving


@contextmanager
def served(data: Path | None = None) -> Iterator[Server]:
    """A server of its own process, with another folder of data if one is named.

    Raises RuntimeError in the end where it has logged a failure: what was measured is void then.
    """
    folder = f'data_folder = "{data}"' if data else ""
    with TemporaryDirectory() as place:
        with serving(Path(place), folder, HOME) as server:
            yield server
        if " ERROR " in server.said():
            raise RuntimeError(server.said())


def synthetic(rows: int) -> Path:
    """A folder with a synthetic trade table of so many rows, made once."""
    folder = FOLDER / f"exports-{rows}"
    if not (folder / TRUTH).exists():
        write(folder, Truth(), Sizes(exports=rows), ("exports",))
    return folder
