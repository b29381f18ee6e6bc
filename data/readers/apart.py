"""Reads a file in a process of its own, whose memory and time are bounded.

A workbook may claim a table of seventeen billion cells, a JSON text may unfold to any size: what
goes wrong there must not touch the server. `python -m data.readers.apart FILE FORMAT FOLDER` is
that process; it leaves its answer in the folder.
"""

import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import msgspec

from data.problem import Problem
from data.progress import Progress, quiet
from data.readers.columnar import read_columnar
from data.readers.lines import text_of
from data.readers.objects import read_json
from data.readers.pcaxis import read_pcaxis
from data.readers.sheets import read_sheets
from data.readers.table import Reading, Table
from data.settings import HOME

MEMORY: Final = 4 << 30
SECONDS: Final = 300.0
PAUSE: Final = 0.05
ANSWER: Final = "answer.json"
WORKBOOKS: Final = ("xlsx", "xls", "ods")
COLUMNAR: Final = ("parquet", "arrow", "arrow_stream")

log = logging.getLogger(__name__)


class Answer(msgspec.Struct, frozen=True):
    """What the process found: a reading, or the problem that it met."""

    reading: Reading | None = None
    problem: str = ""
    values: dict[str, str | int | float] = {}


def read_apart(path: Path, form: str, folder: Path, progress: Progress) -> Reading:
    """The reading of a file by a process of its own.

    Raises Problem where it finds one, where it takes too much memory or time, or ends on its own.
    """
    command = [sys.executable, "-m", "data.readers.apart", str(path), form, str(folder)]
    process = subprocess.Popen(
        command, cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, progress)
    finally:
        process.kill()
        process.wait()
    if process.returncode:
        log.warning("a reader ended with code %s on a file of format %s", process.returncode, form)
        raise Problem("problem.file_too_much")
    answer = msgspec.json.decode((folder / ANSWER).read_bytes(), type=Answer)
    if answer.reading is None:
        raise Problem(answer.problem, **answer.values)
    return answer.reading


def _wait(process: subprocess.Popen[bytes], progress: Progress) -> None:
    start = time.monotonic()
    while process.poll() is None:
        waited = time.monotonic() - start
        if waited > SECONDS:
            raise Problem("problem.file_too_much")
        progress("read", min(waited / SECONDS, 1.0))
        time.sleep(PAUSE)


def read_here(path: Path, form: str, folder: Path, progress: Progress) -> Reading:
    """The reading of a file of a format that is read as a whole, in this process."""
    if form in WORKBOOKS:
        return _some(Reading(form, tuple(read_sheets(path, form, folder, progress))))
    if form in COLUMNAR:
        return Reading(form, tuple(read_columnar(path, form, folder, progress)))
    if form == "pcaxis":
        text = text_of(path)
        return Reading(form, tuple(read_pcaxis(text, folder)), encoding=text.encoding)
    form, tables = read_json(path, folder, progress)
    return Reading(form, tuple(tables), encoding="utf-8")


def _some(reading: Reading) -> Reading:
    tables: tuple[Table, ...] = reading.tables
    if not tables:
        raise Problem("problem.no_table")
    return reading


def _bound() -> None:
    """Takes away the right to more memory than one file may take."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Reads one file and leaves the answer in its folder."""
    path, form, folder = sys.argv[1:]
    _bound()
    try:
        answer = Answer(reading=read_here(Path(path), form, Path(folder), quiet))
    except Problem as problem:
        values = {
            key: one for key, one in problem.values.items() if isinstance(one, str | int | float)
        }
        answer = Answer(problem=problem.key, values=values)
    (Path(folder) / ANSWER).write_bytes(msgspec.json.encode(answer))


if __name__ == "__main__":
    main()
