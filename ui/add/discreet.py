"""Failures over a user's file: told and logged without a word of what stands in the file."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from data.problem import Problem
from data.words import Words
from ui import notice

LOG = logging.getLogger("samspel.intake")


def worded(failure: BaseException, words: Words) -> str:
    """The sentence for a failure: a Problem's own, else one with its number in the log."""
    return notice.worded(_unquoting(failure), words)


def _unquoting(failure: BaseException) -> Problem:
    """What may be told and logged of a failure: nothing of what it came from."""
    if isinstance(failure, Problem):
        return Problem(failure.key, **failure.values)
    return Problem("frame.failed", id=log(failure))


def log(failure: BaseException) -> str:
    """Write what failed and where to the log, not why: a reason may quote the file."""
    number = secrets.token_hex(4)
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(failure.__traceback__)
    ]
    LOG.error("failure %s: %s at %s", number, type(failure).__name__, " < ".join(reversed(places)))
    return number


@contextmanager
def quietly() -> Iterator[None]:
    """Turn what fails over the file into a Problem that quotes nothing of it."""
    try:
        yield
    except Problem:
        raise
    except Exception as failure:  # noqa: BLE001 - whatever it is, it may quote the file
        raise _unquoting(failure) from None
