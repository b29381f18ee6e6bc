"""The server's log: what went wrong, on the terminal and in a file beside the local data."""

import logging
import sys
from pathlib import Path

from data import log

LOG = logging.getLogger("samspel")


def start(folder: Path) -> None:
    """Log to the terminal and to `samspel.log` in `folder`; to the terminal alone if it can't."""
    logging.getLogger().setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)
    log.add(logging.StreamHandler(sys.stderr))
    try:
        log.to_file(folder)
    except OSError as error:
        LOG.warning("no log file: %s", error)
    _calm_the_server()


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
