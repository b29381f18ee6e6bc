"""Reads what a test has written, and shows the table as rows of text."""

from pathlib import Path

from data.readers.read import read
from data.readers.table import LINE, Reading, Table
from data.settings import HOME

SHARED = Path(HOME).parent / "shared" / "data"
NO_SHARED = not SHARED.is_dir()


def reading_of(content: bytes | str, folder: Path, name: str = "file.bin") -> Reading:
    """What a file of this content turns out to hold; text is written as UTF-8."""
    path = folder / "upload"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    work = folder / "work"
    work.mkdir()
    return read(path, name, work)


def table_of(content: bytes | str, folder: Path) -> Table:
    """The likeliest table of a file of this content."""
    return reading_of(content, folder).tables[0]


def rows_of(table: Table) -> list[tuple[str | None, ...]]:
    """The rows of a table without their lines."""
    return table.scan().drop(LINE).collect().rows()


def lines_of(table: Table) -> list[int]:
    """The line of each row of a table."""
    return table.scan().select(LINE).collect().to_series().to_list()
