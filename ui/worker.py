"""`python -m ui.worker`: makes estimates one after another, in a process of its own.

Heavy libraries are loaded here alone, so that they stay out of the server's memory and its pages
go on answering. Each line of the input is a request as JSON: `function` (module:name), `frames`
(a folder of its frames), `values` (its other arguments), `out` (the folder to write to). Each line
of the output tells of the one being made: its `progress` from 0 to 1, and in the end `done`, a
`problem` with its `values`, or the trace that `failed`. It ends with its input.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Final

from data import frames, log
from data.problem import Problem

Tell = Callable[..., None]

GENTLY: Final = 5
"""Added to the process's niceness: a page that is being drawn comes first."""


def main() -> None:
    """Make what is asked for until the input ends."""
    os.nice(GENTLY)
    tell = _teller()
    asked: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(asked,), daemon=True).start()
    while True:
        make(json.loads(asked.get()), tell)


def make(request: dict[str, Any], tell: Tell) -> None:
    """Make one estimate and tell how it went."""
    try:
        given = frames.read(Path(request["frames"])) or {}
        function = named(request["function"])
        made = function(
            **given, **request["values"], progress=lambda step, done: tell(progress=done)
        )
        frames.write(Path(request["out"]), made)
    except Problem as problem:
        tell(problem=problem.key, values=problem.values)
    except Exception as failure:  # noqa: BLE001 - whatever fails is told to the server's log
        tell(failed=log.trace(failure))
    else:
        tell(done=True)


def named(name: str) -> Callable[..., frames.Frames]:
    """The function `module:name`."""
    module, _, function = name.partition(":")
    found: Callable[..., frames.Frames] = getattr(importlib.import_module(module), function)
    return found


def _teller() -> Tell:
    """Writes to the output, which nothing else may write to: what libraries print goes aside."""
    stream: IO[str] = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(**told: object) -> None:
        stream.write(json.dumps(told, default=str) + "\n")
        stream.flush()

    return tell


def _listen(asked: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        asked.put(line)
    # The server has gone: nobody waits for what is being made.
    os._exit(0)


if __name__ == "__main__":
    main()
