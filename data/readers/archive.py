"""Unpacks archives within limits: what comes out is measured while it comes out, not believed."""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from data.problem import Problem
from data.progress import Progress

MOST_BYTES: Final = 4 << 30
MOST_MEMBERS: Final = 1_000
BLOCK: Final = 1 << 20
RATIO: Final = 250
"""How many times larger than the archive its content may be, beyond FREE bytes."""

FREE: Final = 256 << 20
LONGEST_NAME: Final = 120
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def unzip(path: Path, folder: Path, progress: Progress) -> Iterator[tuple[str, Path]]:
    """Each file of an archive: its name made safe to show, and where it was unpacked.

    Names decide nothing: files are unpacked under numbers of our own, in the working folder.
    Raises Problem for too much, too many, encrypted or damaged content.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if _is_wanted(one)]
            if len(members) > MOST_MEMBERS:
                raise Problem("problem.archive_members", count=len(members), most=MOST_MEMBERS)
            left = _allowance(path)
            for number, member in enumerate(members):
                if member.flag_bits & 1:
                    raise Problem("problem.archive_encrypted")
                progress("unpack", number / len(members))
                target = folder / f"member-{number}"
                with archive.open(member) as source:
                    left -= _copy(source, target, left)
                yield shown(member.filename), target
    except RuntimeError as error:
        raise Problem("problem.archive_encrypted") from error
    except BROKEN as error:
        raise Problem("problem.file_damaged") from error


def gunzip(path: Path, folder: Path, progress: Progress) -> Path:
    """The file that a gzip archive holds, unpacked in the working folder."""
    progress("unpack", 0.0)
    target = folder / "unpacked"
    try:
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as source:
            _copy(source, target, _allowance(path))
    except BROKEN as error:
        raise Problem("problem.file_damaged") from error
    return target


def measured(path: Path, most: int) -> int:
    """How many bytes the members of a workbook take when unpacked; Problem where above `most`."""
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                with archive.open(member) as source:
                    while block := source.read(BLOCK):
                        total += len(block)
                        if total > most:
                            raise Problem("problem.archive_bomb", size=most >> 20)
    except RuntimeError as error:
        raise Problem("problem.archive_encrypted") from error
    except BROKEN as error:
        raise Problem("problem.file_damaged") from error
    return total


def shown(name: str) -> str:
    """A file's name without folders and without signs that do not print."""
    base = re.split(r"[/\\]", name)[-1]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in base)[:LONGEST_NAME]


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    base = member.filename.rsplit("/", 1)[-1]
    is_litter = base.startswith((".", "~$")) or "__MACOSX" in member.filename
    return not (member.is_dir() or is_litter or member.file_size == 0)


def _allowance(path: Path) -> int:
    size = path.stat().st_size
    # What is not packed at all is as large as its archive, and the settings allowed that.
    return max(size, min(MOST_BYTES, FREE + RATIO * size))


def _copy(source: IO[bytes] | gzip.GzipFile, target: Path, most: int) -> int:
    size = 0
    with target.open("wb") as file:
        while block := source.read(BLOCK):
            size += len(block)
            if size > most:
                raise Problem("problem.archive_bomb", size=most >> 20)
            file.write(block)
    return size
