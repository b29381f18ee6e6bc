"""Whether a large text is so clean that it is read where it lies, without a copy.

Every line is looked at: a file whose last line is broken is no clean file.
"""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, Final

from data.progress import Progress
from data.readers.ending import SAYS_SO, ending
from data.readers.lines import LONGEST, Text
from data.readers.section import Section
from data.readers.table import Plain

LARGE: Final = 16 << 20
"""Bytes from which on a copy costs more than looking at every line."""

CHUNK: Final = 1 << 19
"""Bytes looked at together: what they are compared by stays in a processor's own memory."""
AT_ONCE: Final = min(os.cpu_count() or 1, 4)
TAIL: Final = 1 << 16
MOST_BELOW: Final = 60


def plain_of(text: Text, section: Section, progress: Progress) -> tuple[Plain, int] | None:
    """How the text is read where it lies, and its number of rows; None if it is not clean."""
    size = text.path.stat().st_size
    is_candidate = size >= LARGE and text.encoding == "utf-8" and not text.bare
    if not is_candidate or not section.dialect.plain or section.width == 1:
        return None
    with text.path.open("rb") as file:
        for _ in range(section.first - 1):
            file.readline(LONGEST)
        rows = _count(file, size, section, progress)
        last = None if rows is None else _tail(file.read(), section.first + rows, section)
    if rows is None or last is None:
        return None
    dialect, (more, below) = section.dialect, last
    has_header = section.outline.header > 0
    skip = section.first - 1 - has_header
    plain = Plain(dialect.delimiter, dialect.quote or None, skip, below, has_header)
    return plain, rows + more


def _count(file: BinaryIO, size: int, section: Section, progress: Progress) -> int | None:
    """How many lines come before the tail; None if one of them is not clean."""
    lines = 0

    def rows(chunk: bytes) -> int | None:
        return section.rows(chunk) if chunk.endswith(b"\n") else None

    # NumPy looks at bytes without Python's lock, so that several chunks are looked at at once.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: deque[Future[int | None]] = deque()
        for chunk in _chunks(file, size):
            waiting.append(pool.submit(rows, chunk))
            if len(waiting) > AT_ONCE:
                found = waiting.popleft().result()
                if found is None:
                    return None
                lines += found
            progress("read", file.tell() / size)
        last = [one.result() for one in waiting]
    return None if None in last else lines + sum(filter(None, last))


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Whole lines, down to the tail."""
    while file.tell() < size - TAIL:
        yield file.read(min(CHUNK, size - TAIL - file.tell())) + file.readline(LONGEST)


def _tail(rest: bytes, first: int, section: Section) -> tuple[int, int] | None:
    """How many of the last lines are rows, and how many below them are not; None if not clean."""
    lines = rest.replace(b"\x00", b"").decode("utf-8", "replace").removesuffix("\n").split("\n")
    clean = section.clean(lines)
    rows = clean.index(False) if False in clean else len(lines)
    below = lines[rows:]
    is_aside = all(_is_aside(line, section) for line in below)
    if len(below) > MOST_BELOW or not is_aside or b"\x00" in rest or section.heading in lines:
        return None
    frame = section.framed("\n".join(lines[:rows]).encode(), range(first, first + rows))
    if frame.height != rows or section.rows(("\n".join(lines[:rows]) + "\n").encode()) is None:
        return None
    keep = ending(frame.tail(MOST_BELOW), section.lonely) + max(rows - MOST_BELOW, 0)
    return keep, len(lines) - keep


def _is_aside(line: str, section: Section) -> bool:
    """Whether a line below a table is blank or a footnote that no reader stumbles over."""
    delimiter, quote = section.dialect.delimiter, section.dialect.quote
    if quote and quote in line:
        return False
    has = line.count(delimiter)
    return not line.strip() or (has < section.width - 1 and (has == 0 or bool(SAYS_SO.match(line))))
