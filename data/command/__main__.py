"""`samspel COMMAND`, or `python -m data.command COMMAND`: see README.md."""

import logging
import secrets
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from data import log
from data.command import convert, load, shelf
from data.command.arguments import parser
from data.command.console import Console
from data.command.status import Status
from data.intake import leftovers
from data.problem import Problem
from data.progress import Cancelled
from data.settings import settings
from data.words import FALLBACK, Words

LOG: Final = logging.getLogger("samspel.command")

COMMANDS: Final[Mapping[str, Callable[[Namespace, Console], Status]]] = {
    "import": load.load,
    "check": load.check,
    "datasets": shelf.datasets,
    "versions": shelf.versions,
    "restore": shelf.restore,
    "remove": shelf.remove,
    "read": convert.read,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked for; returns the exit code, see `status.Status`."""
    try:
        chosen = settings()
    except Problem as problem:
        Console(Words(FALLBACK)).problem(problem)
        return Status.USAGE
    words = Words(chosen.language)
    options = parser(words).parse_args(arguments)
    console = Console(words, options.json, options.quiet)
    with suppress(OSError):
        log.to_file(chosen.cache_folder)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return _done(options, console)


def _done(options: Namespace, console: Console) -> Status:
    """The command's own status, or that of what stopped it, told in a sentence."""
    try:
        leftovers.clear(settings())
        return COMMANDS[options.command](options, console)
    except (KeyboardInterrupt, Cancelled):
        console.complain(console.words("command.interrupted"))
        return Status.INTERRUPTED
    except Problem as problem:
        LOG.warning("%s", problem.key, exc_info=problem.__cause__)
        console.tell({"problem": console.problem(problem), "key": problem.key})
        return Status.REFUSED
    except Exception as failure:
        number = secrets.token_hex(4)
        LOG.exception("failure %s", number, exc_info=failure)
        path = settings().cache_folder / log.FILE
        console.complain(console.words("command.failed", id=number, log=str(path)))
        return Status.FAILED


if __name__ == "__main__":
    sys.exit(main())
