"""The log: what went wrong, on the terminal and in a file beside the local data."""

import logging
import sys
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FILE_BYTES = 1_000_000
FILES_KEPT = 5

QUOTABLE = (ImportError, NameError, AttributeError, NotImplementedError, OSError, TypeError)
"""Errors whose message names code and files; the messages of others may quote a user's data."""

LOG = logging.getLogger("samspel")


class Discreet(logging.Formatter):
    """Writes traces with every frame but without messages that may quote a user's data."""

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


def start(folder: Path) -> None:
    """Log to the terminal and to `samspel.log` in `folder`; to the terminal alone if it can't."""
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)
    _add(root, logging.StreamHandler(sys.stderr))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _add(root, _rotating(folder / "samspel.log"))
    except OSError as error:
        LOG.warning("no log file: %s", error)
    _calm_the_server()


def _rotating(path: Path) -> logging.Handler:
    return RotatingFileHandler(path, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8")


def _add(logger: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(Discreet(LINE))
    logger.addHandler(handler)


def _calm_the_server() -> None:
    """Drop the server's chatter, and its own traces of pages: `ui.notice` logs those.

    These are filters, not levels: the server sets its loggers' levels and handlers anew.
    """
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno > logging.INFO)
    logging.getLogger("streamlit.error_util").addFilter(lambda record: not record.exc_info)


def adopt() -> None:
    """Write to this log what the running server logs; call it when the server has started."""
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        if name.partition(".")[0] in ("uvicorn", "streamlit"):
            logger.handlers.clear()
            logger.setLevel(logging.WARNING)
            logger.propagate = True
