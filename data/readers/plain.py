"""Whether a large text is so clean that it is read where it lies, without a copy.

Every line is looked at: a file whose last line is broken is no clean file.
"""

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from data.progress import Progress
from data.readers.ending import SAYS_SO, ending
from data.readers.lines import LONGEST, Text
from data.readers.section import Section
from data.readers.sound import Room
from data.readers.table import Plain

LARGE: Final = 16 << 20
"""Bytes from which on a copy costs more than looking at every line."""

CHUNK: Final = 1 << 20
"""Bytes looked at together: what they are compared by stays in a processor's own memory."""
SPAN: Final = 16 << 20
"""Bytes that one thread looks at before others may know of it."""
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
        begin, end = file.tell(), max(file.tell(), size - TAIL)
        rows = _count(text.path, begin, end, section, progress)
        _to_line(file, end, begin)
        last = None if rows is None else _tail(file.read(), section.first + rows, section)
    if rows is None or last is None:
        return None
    dialect, (more, below) = section.dialect, last
    has_header = section.outline.header > 0
    skip = section.first - 1 - has_header
    plain = Plain(dialect.delimiter, dialect.quote or None, skip, below, has_header)
    return plain, rows + more


def _count(path: Path, begin: int, end: int, section: Section, progress: Progress) -> int | None:
    """How many lines begin between two places of a file; None if one of them is not clean."""
    lines = 0
    spans = [(start, min(start + SPAN, end)) for start in range(begin, end, SPAN)]
    # NumPy looks at bytes without Python's lock, so that several spans are looked at at once.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: deque[Future[int | None]] = deque()
        for start, stop in spans:
            waiting.append(pool.submit(_span, path, begin, start, stop, section))
            if len(waiting) > AT_ONCE:
                found = waiting.popleft().result()
                if found is None:
                    return None
                lines += found
            progress("read", stop / end)
        last = [one.result() for one in waiting]
    return None if None in last else lines + sum(filter(None, last))


def _to_line(file: BinaryIO, place: int, begin: int) -> None:
    """Go to the first line that begins at a place or after it; one begins at `begin`."""
    file.seek(max(place - 1, begin))
    if place > begin:
        file.readline(LONGEST)


def _span(path: Path, begin: int, start: int, stop: int, section: Section) -> int | None:
    """How many lines begin from `start` on and before `stop`; None if one of them is not clean.

    A line that is longer than CHUNK counts as not clean.
    """
    text, room, lines, held = bytearray(2 * CHUNK), Room(2 * CHUNK), 0, 0
    signs = np.frombuffer(text, dtype=np.uint8)
    with path.open("rb") as file:
        _to_line(file, start, begin)
        while (first := file.tell() - held) < stop:
            read = file.readinto(memoryview(text)[held : held + CHUNK]) or 0
            filled = held + read
            # Of the last lines only those that begin before `stop`.
            last = text.find(b"\n", max(stop - first - 1, 0), filled) + 1
            last = last or text.rfind(b"\n", 0, filled) + 1
            found = section.sound(signs[:last], room) if last else None
            if found is None:
                return None
            lines += found
            held = filled - last
            text[:held] = text[last:filled]
    return lines


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
