"""Failures over a user's file: told and logged without a word of what stands in the file."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from data.problem import Problem
from data.words import Words

LOG = logging.getLogger("samspel.intake")


def worded(failure: BaseException, words: Words) -> str:
    """The sentence for a failure: a Problem's own, else one with its number in the log."""
    if isinstance(failure, Problem):
        LOG.warning("%s", failure.key)
        return words(failure.key, **failure.values)
    return words("frame.failed", id=log(failure))


def log(failure: BaseException) -> str:
    """Write what failed and where to the log, not why: a reason may quote the file."""
    number = secrets.token_hex(4)
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(failure.__traceback__)
    ]
    LOG.error("failure %s: %s at %s", number, type(failure).__name__, " < ".join(reversed(places)))
    return number


class Unforeseen(Problem):
    """A failure that nobody foresaw, by its number in the log."""

    def __init__(self, number: str) -> None:
        super().__init__("frame.failed", id=number)


@contextmanager
def quietly() -> Iterator[None]:
    """Turn what fails over the file into a Problem that quotes nothing of it."""
    try:
        yield
    except Problem:
        raise
    except Exception as failure:  # noqa: BLE001 - whatever it is, it may quote the file
        raise Unforeseen(log(failure)) from None
