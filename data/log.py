"""The log file beside the local data: traces of what went wrong, never a value of a user's data."""

import logging
import traceback
from collections.abc import Iterator
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

FILE = "samspel.log"
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FILE_BYTES = 1_000_000
FILES_KEPT = 5

QUOTABLE = (ImportError, NameError, AttributeError, NotImplementedError, OSError, TypeError)
"""Errors whose message names code and files; the messages of others may quote a user's data."""


class Discreet(logging.Formatter):
    """Writes traces with every frame but without messages that may quote a user's data."""

    def format(self, record: logging.LogRecord) -> str:
        """A record in a line, and its trace; never the trace that another formatter has kept."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging calls
        """The trace of an exc_info triple, its causes first."""
        return trace(ei[1])


def trace(error: BaseException) -> str:
    """The frames and the type of an error and of what caused it, first cause first."""
    parts: list[str] = []
    for link in reversed(list(_chain(error))):
        parts += [*_frames(link.__traceback__), _named(link)]
    return "\n".join(parts)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)


def _frames(frames: TracebackType | None) -> list[str]:
    return [line.rstrip() for line in traceback.format_tb(frames)]


def _named(error: BaseException) -> str:
    name = type(error).__qualname__
    return f"{name}: {error}" if isinstance(error, QUOTABLE) else name


def to_file(folder: Path) -> None:
    """Write what is logged to `samspel.log` in the folder. Raises OSError where it can't."""
    folder.mkdir(parents=True, exist_ok=True)
    add(
        RotatingFileHandler(
            folder / FILE, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8"
        )
    )


def add(handler: logging.Handler) -> None:
    """Write what is logged to a handler, discreetly."""
    handler.setFormatter(Discreet(LINE))
    logging.getLogger().addHandler(handler)
