"""Holds what is uploaded to the size that the settings allow."""

from collections.abc import Sequence
from pathlib import Path

from data.problem import Problem
from data.settings import Settings
from data.store.card import plain
from data.words import Words

File = tuple[str, Path]
"""What users call a file, and where it lies."""


def measure(name: str, files: Sequence[File], ours: Settings) -> None:
    """Raise Problem where a file can't be opened, or all of them together are too large.

    `name` is what they are called together.
    """
    size = sum(_size(*file) for file in files)
    if size > ours.largest_upload:
        words = Words(ours.language)
        raise Problem(
            "problem.upload_too_large",
            file=plain(name),
            size=words.size(size),
            most=words.size(ours.largest_upload),
        )


def _size(name: str, path: Path) -> int:
    try:
        with path.open("rb"):
            return path.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem("problem.upload_unreadable", file=plain(name), reason=reason) from error
