"""`samspel read`: tables as they were recognised, to be compared with what other tools make."""

from argparse import Namespace

from data.command.console import Console
from data.command.status import Status
from data.intake.leftovers import COMMANDS
from data.readers.written import write_converted
from data.settings import settings
from data.store.work import working


def read(options: Namespace, console: Console) -> Status:
    """Write `<file>_converted.csv` for each file; REFUSED where one could not be read.

    A file that can't be read gives one that holds the reason, and the others are written.
    """
    options.to.mkdir(parents=True, exist_ok=True)
    found, status = [], Status.DONE
    for path in options.files:
        with working(settings().cache_folder / COMMANDS, "command") as folder:
            converted, problem = write_converted(
                path, options.to, folder, console.words, console.progress
            )
        reason = console.problem(problem) if problem else None
        status = Status.REFUSED if problem else status
        console.say("command.converted", file=str(path), converted=str(converted))
        found.append({"file": str(path), "converted": str(converted), "problem": reason})
    console.tell({"files": found})
    return status
