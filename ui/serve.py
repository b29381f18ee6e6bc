"""`python -m ui.serve`: serve the dashboard on this machine, saying where."""

import errno
import socket
import sys

from data.problem import Problem
from data.settings import Settings, settings
from data.words import FALLBACK, Words
from ui import log
from ui.application import DASHBOARD, application, options

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
CANNOT_START = 2


def main() -> int:
    """Serve until stopped. Returns the exit code: 2 where a setting or the port is at fault."""
    try:
        chosen = settings()
    except Problem as problem:
        return _refuse(Words(FALLBACK)(problem.key, **problem.values))
    words = Words(chosen.language)
    obstacle = _obstacle(chosen, words)
    if obstacle:
        return _refuse(obstacle)
    log.start(chosen.cache_folder)
    _serve(chosen, words)
    return 0


def _serve(chosen: Settings, words: Words) -> None:
    # Streamlit takes the folder of the script that was started for the one of its settings and of
    # the pages' imports.
    sys.argv = [str(DASHBOARD)]
    ready = words("serve.ready", address=address(chosen))
    try:
        application(words, ready).run(config=options(chosen))
    except KeyboardInterrupt:
        # The server has stopped in good order and passes on how it was asked to.
        return


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return CANNOT_START


def _obstacle(chosen: Settings, words: Words) -> str:
    """Why nothing can listen there, in a sentence; empty where it can."""
    family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as error:
            key = "port_taken" if error.errno == errno.EADDRINUSE else "host_unusable"
            return words(f"serve.{key}", host=chosen.host, port=str(chosen.port))
    return ""


def address(chosen: Settings) -> str:
    """Where a browser on this machine finds the dashboard."""
    host = EVERYWHERE.get(chosen.host, chosen.host)
    return f"http://[{host}]:{chosen.port}" if ":" in host else f"http://{host}:{chosen.port}"


if __name__ == "__main__":
    sys.exit(main())
