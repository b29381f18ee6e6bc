"""Several files that are one upload: what a zip of them gives, without somebody to make it.

They are put, as they are, into one zip of the upload's own, so that they go the one road there is.
"""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Final

from data.intake import state as states
from data.intake import upload
from data.intake.measure import File, measure
from data.intake.state import State
from data.intake.upload import Upload
from data.problem import Problem
from data.readers.archive import shown
from data.readers.signature import format_of
from data.settings import settings
from data.store.card import plain
from data.store.store import Store
from data.words import Words

MOST: Final = 20
"""Files that are one upload; a zip may hold more."""

LONGEST: Final = 60
"""Letters of names that are shown together; the first name is shown even if it is longer."""

LITTER: Final = ".~$_"
"""How names begin that an archive's reader takes for what a system left in it."""


def begin(files: Sequence[File], *, folder: Path | None = None, take: bool = False) -> Upload:
    """An upload of one file, or of several together; `folder` and `take` as in `upload.begin`.

    Raises Problem as that does, and where they are too many, one is empty or one is a zip.
    """
    if len(files) == 1:
        [(name, path)] = files
        return upload.begin(name, path, folder=folder, take=take)
    ours = settings()
    called = _called([plain(name) for name, _ in files], Words(ours.language))
    if len(files) > MOST:
        raise Problem("problem.together_many", count=len(files), most=MOST)
    measure(called, files, ours)
    for name, path in files:
        _look(name, path)
    folder = folder or upload.place(ours)
    try:
        packed = _packed(files, folder / "file", take=take)
        states.write(folder, State(called, str(packed.resolve())))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Upload(folder, Store(ours.store_folder))


def _look(name: str, path: Path) -> None:
    """Raise Problem for what the reader of an archive would leave out and not say why."""
    if path.stat().st_size == 0:
        raise Problem("problem.file_empty", file=shown(name))
    if _is_zip(path):
        raise Problem("problem.together_zip", file=shown(name))


def _is_zip(path: Path) -> bool:
    try:
        return format_of(path) == "zip"
    except Problem:
        return False


def _packed(files: Sequence[File], target: Path, *, take: bool) -> Path:
    """The zip of the files; one that is taken goes when it is in, so that both need less room."""
    names = _told_apart([name for name, _ in files])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        for name, (_, path) in zip(names, files, strict=True):
            archive.write(path, name)
            if take:
                path.unlink()
    return target


def _told_apart(names: Sequence[str]) -> Iterator[str]:
    """The names as the reader of an archive shows them; of equal ones the later have a number."""
    given: set[str] = set()
    for name in names:
        safe = shown(name).lstrip(LITTER) or "?"
        start, dot, ending = safe.partition(".")
        numbered = (f"{start} ({number}){dot}{ending}" for number in count(2))
        free = next(one for one in chain([safe], numbered) if one not in given)
        given.add(free)
        yield free


def _called(names: Sequence[str], words: Words) -> str:
    """What the files are called together: as many names as are read at a glance."""
    fitting = [n for n in range(1, len(names) + 1) if len(", ".join(names[:n])) <= LONGEST]
    told = max(fitting, default=1)
    joined, rest = ", ".join(names[:told]), len(names) - told
    return words("together.more", names=joined, count=rest) if rest else joined
